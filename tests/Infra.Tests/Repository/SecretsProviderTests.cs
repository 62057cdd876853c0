using System.Text.RegularExpressions;
using WhatsAppReplies.Infra.Tests.Program;
using WhatsAppReplies.Infra.Tests.Support;

namespace WhatsAppReplies.Infra.Tests.Repository;

/// <summary>
/// A stack that is made in the account's bucket without the account's key is encrypted with a passphrase, and no workflow can open it:
/// wherever a page makes one, it says with which.
/// </summary>
public sealed partial class SecretsProviderTests
{
    [Theory]
    [InlineData("README.md")]
    [InlineData("infra/README.md")]
    [InlineData("infra/account/README.md")]
    public async Task A_page_that_makes_a_stack_names_the_provider_that_the_account_s_output_tells(string page)
    {
        var named = Option().Matches(MarkdownPage.Of(page).Text).Select(match => match.Groups[1].Value).Distinct();

        Assert.Equal([(await AccountTests.PlanAsync()).Outputs["secretsProvider"]!.GetValue<string>()], named);
    }

    [GeneratedRegex("pulumi stack init [a-z]+ --secrets-provider=\"([^\"]+)\"")]
    private static partial Regex Option();
}
