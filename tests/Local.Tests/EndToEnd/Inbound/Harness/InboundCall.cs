namespace WhatsAppReplies.Local.Tests.EndToEnd.Inbound.Harness;

/// <summary>What a call of the inbound function is for: the steps from a webhook to its trigger, in their order.</summary>
public enum InboundCall
{
    Other,
    FindConversation,
    LookForReceipt,
    AssignConversation,
    MakeRecord,
    StageFragment,
    TakeLock,
    KeepReceipt,
    SendTrigger,
}
