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

        var files = AssistantFiles.Read(AssistantFiles.Folder(Deployment.Instance.RootDirectory));
        foreach (var warning in SampleRecords.In(SampleRecords.Folder(Deployment.Instance.RootDirectory)).Unseen(files))
            Log.Warn(warning, this);

        Ids = [.. files.Select(file => file.Id)];
        foreach (var assistant in files)
        {
            _ = new TableItem(assistant.Id, new TableItemArgs
            {
                TableName = Table.Name,
                HashKey = Contract.Assistants.AssistantId,
                Item = assistant.ToItem(),
            }, Child());
        }

        RegisterOutputs();
    }

    public Table Table { get; }

    /// <summary>Of those that are files.</summary>
    public IReadOnlyList<string> Ids { get; }
}
