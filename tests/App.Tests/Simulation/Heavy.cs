namespace App.Tests.Simulation;

/// <summary>Tests that keep every core busy run after the others, one at a time: the others measure time on real sockets and processes.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class Heavy
{
    public const string Name = "heavy";
}
