using Pulumi;
using Pulumi.Aws.DynamoDB;
using WhatsAppReplies.Infra.Tables;

namespace WhatsAppReplies.Infra.Catalogue;

/// <summary>
/// The assistants, as a table of their own and one item for every file under <c>infra/assistants</c>: a changed instruction
/// shows in a preview before a customer hears it. Items that others put into the table are left alone.
/// </summary>
internal sealed class AssistantCatalogue : Component
{
    public AssistantCatalogue(StackContext stack)
        : base("AssistantCatalogue", "assistants")
    {
        Table = new Table("assistants", TableDefaults.Complete(new TableArgs
        {
            Name = stack.Names.Assistants,
            HashKey = Contract.Assistants.AssistantId,
            Attributes = { TableDefaults.Text(Contract.Assistants.AssistantId) },
        }, stack), Stateful(stack.Settings.Protect));

        foreach (var assistant in AssistantFiles.Read(AssistantFiles.Folder(Deployment.Instance.RootDirectory)))
        {
            _ = new AssistantItem(assistant.Id, new AssistantItemArgs
            {
                TableName = Table.Name,
                HashKey = Contract.Assistants.AssistantId,
                Item = assistant.ToItem(),
            }, Child());
        }

        RegisterOutputs();
    }

    public Table Table { get; }
}
