using System.Collections.Immutable;
using Pulumi;

namespace WhatsAppReplies.Infra.Account;

/// <summary>
/// A resource of the AWS provider that only an account's project declares, by its published token and properties.
/// The TypeScript check of the plan holds them against the provider's.
/// </summary>
internal sealed class AccountResource(string type, string name, IEnumerable<KeyValuePair<string, object?>> inputs, CustomResourceOptions options)
    : CustomResource(
        type,
        name,
        new DictionaryResourceArgs(inputs.ToImmutableDictionary()),
        CustomResourceOptions.Merge(options, new CustomResourceOptions { Version = AwsResource.ProviderVersion }))
{
    [Output("arn")]
    public Output<string> Arn { get; private set; } = null!;

    [Output("name")]
    public Output<string> Name { get; private set; } = null!;
}
