using System.Collections.Immutable;
using Pulumi;

namespace WhatsAppReplies.Infra.Account;

/// <summary>GitHub's word for which workflow asks: no key of the account is stored anywhere.</summary>
internal sealed class GitHubIdentity : Component
{
    public const string Issuer = "token.actions.githubusercontent.com";
    public const string Audience = "sts.amazonaws.com";

    public GitHubIdentity()
        : base("GitHubIdentity", "github")
    {
        Provider = new AccountResource("aws:iam/openIdConnectProvider:OpenIdConnectProvider", "github", new Dictionary<string, object?>
        {
            ["url"] = $"https://{Issuer}",
            ["clientIdLists"] = ImmutableArray.Create<object?>(Audience),
        }, Child());
        RegisterOutputs();
    }

    public AccountResource Provider { get; }
}
