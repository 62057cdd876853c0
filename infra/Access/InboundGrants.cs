using System.Collections.Immutable;
using Pulumi;

namespace WhatsAppReplies.Infra.Access;

/// <summary>The ARNs that the inbound function's policy names.</summary>
internal sealed record InboundGrants
{
    public required string Conversations { get; init; }

    public required string Stage { get; init; }

    public required string TriggerLocks { get; init; }

    public required string Numbers { get; init; }

    public required string Queue { get; init; }

    public required string LogGroup { get; init; }

    public required IReadOnlyList<string> Secrets { get; init; }

    public static Output<InboundGrants> Of(InboundAccess access)
    {
        var single = Output.All(
            access.Tables.Conversations.Arn,
            access.Tables.Stage.Arn,
            access.Tables.TriggerLocks.Arn,
            access.Numbers.Table.Arn,
            access.Queue.Triggers.Arn,
            access.Logs.Group.Arn);
        return Output.Tuple(single, access.Secrets.OfTwilio).Apply(arns => From(arns.Item1, arns.Item2));
    }

    private static InboundGrants From(ImmutableArray<string> single, ImmutableArray<string> secrets) => new()
    {
        Conversations = single[0],
        Stage = single[1],
        TriggerLocks = single[2],
        Numbers = single[3],
        Queue = single[4],
        LogGroup = single[5],
        Secrets = secrets,
    };
}
