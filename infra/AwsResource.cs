using Pulumi;

namespace WhatsAppReplies.Infra;

/// <summary>
/// A resource of the AWS provider that is declared in this repository, with the properties that the stack needs. Where a feed has no Pulumi.Aws its stand-in
/// has only classes of which every published member is known, and this type's is not among them. For the engine a resource is its type and its properties,
/// whatever class declares them.
/// </summary>
internal abstract class AwsResource(string type, string name, ResourceArgs args, CustomResourceOptions options)
    : CustomResource(type, name, args, CustomResourceOptions.Merge(options, new CustomResourceOptions { Version = ProviderVersion }))
{
    /// <summary>The version of the package Pulumi.Aws: all resources of the stack belong to one provider.</summary>
    public const string ProviderVersion = "7.48.0";
}
