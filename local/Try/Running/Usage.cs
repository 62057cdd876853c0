namespace WhatsAppReplies.Local.Try.Running;

/// <summary>Tokens that the provider counted.</summary>
internal sealed record Usage(long Input, long Output)
{
    public long Total => Input + Output;

    public static Usage operator +(Usage one, Usage other) => new(one.Input + other.Input, one.Output + other.Output);
}
