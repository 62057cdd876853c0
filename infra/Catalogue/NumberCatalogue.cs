using Pulumi;
using Pulumi.Aws.DynamoDB;
using WhatsAppReplies.Infra.Tables;

namespace WhatsAppReplies.Infra.Catalogue;

/// <summary>The company's numbers, as a table of their own and one item for every file under <c>infra/numbers</c> that the stack answers at.</summary>
internal sealed class NumberCatalogue : Component
{
    public NumberCatalogue(StackContext stack, AssistantCatalogue assistants)
        : base("NumberCatalogue", "numbers")
    {
        Table = new Table("numbers", TableDefaults.Complete(new TableArgs
        {
            Name = stack.Names.Numbers,
            HashKey = Contract.Numbers.CompanyNumber,
            Attributes = { TableDefaults.Text(Contract.Numbers.CompanyNumber) },
        }, stack), Stateful(stack.Settings.Protect));

        var files = NumberFiles.Read(
            NumberFiles.Folder(Deployment.Instance.RootDirectory), stack.Settings.Numbers, NumberSurroundings.Of(stack.Settings, assistants.Ids));
        foreach (var number in files)
        {
            _ = new TableItem($"number-{number.Name}", new TableItemArgs
            {
                TableName = Table.Name,
                HashKey = Contract.Numbers.CompanyNumber,
                Item = number.ToItem(),
            }, Child());
        }

        IsEmpty = files is [];
        RegisterOutputs();
    }

    public Table Table { get; }

    /// <summary>There is no file: whoever writes to the company gets no answer.</summary>
    public bool IsEmpty { get; }
}
