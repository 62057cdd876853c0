using System.Reflection;
using Xunit.Sdk;

namespace WhatsAppReplies.Local.Tests.AwsContract;

/// <summary>The test runs, unchanged, against this machine and against a real account.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class EverywhereAttribute : DataAttribute
{
    public override IEnumerable<object[]> GetData(MethodInfo testMethod) => Enum.GetValues<Where>().Select(where => new object[] { where });
}
