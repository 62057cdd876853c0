using System.Collections.Immutable;
using Pulumi;

namespace WhatsAppReplies.Infra.Access;

/// <summary>The ARNs that the reply function's policy names.</summary>
internal sealed record ReplyGrants
{
    public required string Conversations { get; init; }

    public required string Stage { get; init; }

    public required string TriggerLocks { get; init; }

    public required string Assistants { get; init; }

    public required string Queue { get; init; }

    public required string HandOffs { get; init; }

    public required string LogGroup { get; init; }

    public required IReadOnlyList<string> Secrets { get; init; }

    public static Output<ReplyGrants> Of(ReplyAccess args)
    {
        var single = Output.All(
            args.Tables.Conversations.Arn,
            args.Tables.Stage.Arn,
            args.Tables.TriggerLocks.Arn,
            args.Assistants.Table.Arn,
            args.Queue.Triggers.Arn,
            args.Logs.Group.Arn,
            args.HandOffs.Queue.Arn);
        return Output.Tuple(single, args.Secrets.All).Apply(arns => From(arns.Item1, arns.Item2));
    }

    private static ReplyGrants From(ImmutableArray<string> single, ImmutableArray<string> secrets) => new()
    {
        Conversations = single[0],
        Stage = single[1],
        TriggerLocks = single[2],
        Assistants = single[3],
        Queue = single[4],
        LogGroup = single[5],
        HandOffs = single[6],
        Secrets = secrets,
    };
}
