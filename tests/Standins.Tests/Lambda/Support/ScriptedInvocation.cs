using System.Globalization;

namespace Standins.Tests.Lambda.Support;

internal sealed record ScriptedInvocation(string RequestId, string Event)
{
    public DateTimeOffset Deadline { get; init; } = DateTimeOffset.UtcNow.AddMinutes(10);

    public IReadOnlyDictionary<string, string> MoreHeaders { get; init; } = new Dictionary<string, string>();

    public IReadOnlyDictionary<string, string> Headers => new Dictionary<string, string>(MoreHeaders)
    {
        ["Lambda-Runtime-Aws-Request-Id"] = RequestId,
        ["Lambda-Runtime-Deadline-Ms"] = Deadline.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture),
        ["Lambda-Runtime-Invoked-Function-Arn"] = "arn:aws:lambda:eu-north-1:000000000000:function:replies",
        ["Lambda-Runtime-Trace-Id"] = $"Root=1-5759e988-bd862e3fe1be46a994272793;Sampled=1;Lineage={RequestId}",
    };
}
