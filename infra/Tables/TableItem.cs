using Pulumi;

namespace WhatsAppReplies.Infra.Tables;

/// <summary>An item of a table that the program writes, as a file in the repository has it.</summary>
internal sealed class TableItem(string name, TableItemArgs args, CustomResourceOptions options)
    : AwsResource("aws:dynamodb/tableItem:TableItem", name, args, options);
