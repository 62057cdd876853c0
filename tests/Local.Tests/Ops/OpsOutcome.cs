namespace WhatsAppReplies.Local.Tests.Ops;

/// <summary>What a tool said, and how it ended.</summary>
internal sealed record OpsOutcome(int Code, string Output, string Errors)
{
    /// <summary>The output, wherever lines were broken.</summary>
    public string Words => string.Join(' ', Output.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries));
}
