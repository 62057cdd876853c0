using Pulumi;

namespace WhatsAppReplies.Infra.Catalogue;

/// <summary>
/// The provider's table item, declared here with the three properties that an assistant needs.
/// </summary>
internal sealed class AssistantItem(string name, AssistantItemArgs args, CustomResourceOptions options)
    : CustomResource("aws:dynamodb/tableItem:TableItem", name, args, CustomResourceOptions.Merge(options, new CustomResourceOptions { Version = ProviderVersion }))
{
    /// <summary>The version of the package Pulumi.Aws: all resources of the stack belong to one provider.</summary>
    public const string ProviderVersion = "7.48.0";
}
