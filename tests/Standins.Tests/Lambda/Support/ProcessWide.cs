namespace Standins.Tests.Lambda.Support;

/// <summary>The loop sets environment variables and the console of the whole process, so its tests run one after the other.</summary>
[CollectionDefinition(nameof(ProcessWide), DisableParallelization = true)]
public class ProcessWide;
