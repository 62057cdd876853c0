using Pulumi;
using WhatsAppReplies.Infra.Account;

namespace WhatsAppReplies.Infra.Tests.Program;

/// <summary>Roles, environments and resources are told apart by names: a stack's name may not lead into another's.</summary>
public sealed class AccountStacksTests
{
    [Theory]
    [InlineData("""["dev", "prod", "deploy"]""", "'deploy'; allowed: a name that does not begin with 'deploy', as roles of workflows do")]
    [InlineData("""["verify-it", "prod"]""", "'verify-it'; allowed: a name that does not begin with 'verify', as roles of workflows do")]
    [InlineData(
        """["staging", "staging-preview"]""", "'staging-preview'; allowed: a name that does not end in '-preview': another stack's environment would have it")]
    [InlineData("""["a-verify", "prod"]""", "'a-verify'; allowed: a name that does not end in '-verify': another stack's environment would have it")]
    [InlineData(
        """["prod-eu", "prod"]""", "'prod-eu'; allowed: a name that does not begin with 'prod-': the rights on prod are those on resources whose names do")]
    public void A_name_under_which_rights_of_another_would_fall_is_refused(string stacks, string refusal) =>
        Assert.Contains(
            $"whatsapp-replies-account:stacks is {refusal}",
            Assert.Throws<RunException>(() => AccountSettings.Read(AccountTests.Stack.Configuration.With("whatsapp-replies-account:stacks", stacks))).Message,
            StringComparison.Ordinal);

    [Fact]
    public void Others_are_taken()
    {
        string[] stacks = ["dev", "prod", "staging", "anna", "production", "deployments", "prod2"];

        Assert.Empty(AccountStacks.WithRightsOfAnother(stacks));
    }
}
