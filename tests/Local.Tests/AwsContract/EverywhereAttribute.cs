using System.Reflection;
using Xunit.Sdk;

namespace WhatsAppReplies.Local.Tests.AwsContract;

/// <summary>The test runs, unchanged, against this machine and against a real account.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class EverywhereAttribute : DataAttribute
{
    /// <summary>How this machine differs; it then stands in the list of known differences, and is held against the account only.</summary>
    public string? DiffersHere { get; init; }

    public override IEnumerable<object[]> GetData(MethodInfo testMethod) =>
        Enum.GetValues<Where>().Where(where => where == Where.RealAccount || DiffersHere is null).Select(where => new object[] { where });
}
