using Pulumi;
using Pulumi.Aws.DynamoDB;
using Pulumi.Aws.DynamoDB.Inputs;

namespace WhatsAppReplies.Infra.Tables;

/// <summary>Conversations, the messages staged for them and the locks of their triggers.</summary>
internal sealed class ConversationTables : Component
{
    private readonly StackContext _stack;

    public ConversationTables(StackContext stack)
        : base("ConversationTables", "tables")
    {
        _stack = stack;
        Conversations = stack.Settings.ExistingConversationsTable is { } existing
            ? Table.Get("conversations", existing, options: Child())
            : Make("conversations", ConversationsArgs());
        Stage = Make("stage", StageArgs());
        TriggerLocks = Make("trigger-locks", TriggerLockArgs());
        RegisterOutputs();
    }

    public Table Conversations { get; }

    public Table Stage { get; }

    public Table TriggerLocks { get; }

    private TableArgs ConversationsArgs() => new()
    {
        Name = _stack.Names.Conversations,
        HashKey = Contract.Conversations.PrimaryChannel,
        RangeKey = Contract.Conversations.ConversationId,
        Attributes =
        {
            TableDefaults.Text(Contract.Conversations.PrimaryChannel),
            TableDefaults.Text(Contract.Conversations.ConversationId),
            TableDefaults.Text(Contract.Conversations.IndexCompanyNumber),
            TableDefaults.Text(Contract.Conversations.IndexRecipient),
        },
        GlobalSecondaryIndexes = ConversationIndexes.Of(_stack.Settings),
    };

    private TableArgs StageArgs() => new()
    {
        Name = _stack.Names.Stage,
        HashKey = Contract.Stage.ConversationId,
        RangeKey = Contract.Stage.MessageSid,
        Attributes =
        {
            TableDefaults.Text(Contract.Stage.ConversationId),
            TableDefaults.Text(Contract.Stage.MessageSid),
        },
        Ttl = TableDefaults.ExpiryIn(Contract.Stage.ExpiresAt),
    };

    private TableArgs TriggerLockArgs() => new()
    {
        Name = _stack.Names.TriggerLocks,
        HashKey = Contract.TriggerLock.ConversationId,
        Attributes = { TableDefaults.Text(Contract.TriggerLock.ConversationId) },
        Ttl = TableDefaults.ExpiryIn(Contract.TriggerLock.ExpiresAt),
    };

    private Table Make(string name, TableArgs args) =>
        new(name, TableDefaults.Complete(args, _stack), Stateful(_stack.Settings.Protect));
}
