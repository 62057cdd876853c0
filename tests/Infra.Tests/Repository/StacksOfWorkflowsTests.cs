using System.Text.Json;
using System.Text.RegularExpressions;
using WhatsAppReplies.Infra.Account;
using WhatsAppReplies.Infra.Settings;
using WhatsAppReplies.Infra.StackFiles;
using WhatsAppReplies.Infra.Tests.Support;

namespace WhatsAppReplies.Infra.Tests.Repository;

/// <summary>Which stacks workflows work on: nobody lists them in a workflow.</summary>
public sealed class StacksOfWorkflowsTests : IDisposable
{
    private const string Account = "infra/account/Pulumi.main.yaml";
    private const string Head = "config:\n  aws:region: eu-north-1\n  whatsapp-replies-account:repository: example/replies\n";

    private readonly WorkflowScript _repository = new WorkflowScript()
        .With("Pulumi.yaml")
        .With("Pulumi.dev.yaml")
        .With("Pulumi.prod.yaml")
        .With("infra/account/Pulumi.yaml");

    public void Dispose() => _repository.Dispose();

    [Fact]
    public async Task A_stack_that_has_a_file_and_roles_is_one_and_nothing_else_has_to_name_it()
    {
        _repository.With("Pulumi.staging.yaml").With(Account, $"{Head}  whatsapp-replies-account:stacks:\n    - dev\n    - prod\n    - staging\n");

        Assert.Equal((0, "Stacks: dev, prod, staging", """stacks=["dev","prod","staging"]"""), await ListAsync());
    }

    [Fact]
    public async Task The_fixture_of_the_tests_has_a_stack_that_no_account_knows_and_it_is_left_alone_with_a_line_that_says_so()
    {
        var (exitCode, said, output) = await ListAsync(Fixtures.Root);

        Assert.Equal(0, exitCode);
        Assert.Contains(
            "::notice::Pulumi.staging.yaml is left alone: no file of infra/account has roles for this stack (stacks).", said, StringComparison.Ordinal);
        Assert.Equal("""stacks=["dev","prod"]""", output);
    }

    [Fact]
    public async Task Without_an_account_s_file_they_are_those_that_an_account_has_by_itself()
    {
        Assert.Equal("""stacks=["dev","prod"]""", (await ListAsync()).Output);

        _repository.With(Account, Head);
        Assert.Equal("""stacks=["dev","prod"]""", (await ListAsync()).Output);
    }

    [Fact]
    public async Task Accounts_of_their_own_add_up_and_a_role_without_a_stack_is_told()
    {
        _repository.With(Account, $"{Head}  whatsapp-replies-account:stacks: [dev, gone]\n")
            .With("infra/account/Pulumi.production.yaml", $"{Head}  whatsapp-replies-account:stacks:\n  - prod\n");

        var (_, said, output) = await ListAsync();

        Assert.Equal("""stacks=["dev","prod"]""", output);
        Assert.Contains("::notice::There is no Pulumi.gone.yaml", said, StringComparison.Ordinal);
    }

    /// <summary>The script reads the one key by itself; the program reads it as YAML.</summary>
    [Theory]
    [InlineData("  whatsapp-replies-account:stacks:\n    - dev\n    - prod\n  whatsapp-replies-account:dataKeys:\n    - none\n")]
    [InlineData("  whatsapp-replies-account:stacks:\n  - dev\n  # not yet: staging\n\n  - \"prod\" # the real one\n")]
    [InlineData("  whatsapp-replies-account:stacks: [ 'dev', prod ]\n")]
    [InlineData("  whatsapp-replies-account:stacks:\n    - prod\n")]
    [InlineData("")]
    public async Task The_script_and_the_account_s_program_read_the_same_list(string stacks)
    {
        _repository.With(Account, Head + stacks).With("infra/account/Pulumi.yaml", "name: whatsapp-replies-account\n");
        var file = StackFile.Read(_repository.PathOf("infra/account"), "main").Configuration;

        Assert.Equal(
            $"stacks={JsonSerializer.Serialize(AccountSettings.Read(file.With("whatsapp-replies-account:dataKeys", "[]")).Stacks)}",
            (await ListAsync()).Output);
    }

    [Theory]
    [InlineData("  whatsapp-replies-account:stacks: dev\n", 4)]
    [InlineData("  whatsapp-replies-account:stacks: [dev, \"Pr od\"]\n", 4)]
    [InlineData("  whatsapp-replies-account:stacks:\n    dev: true\n", 5)]
    [InlineData("  whatsapp-replies-account:stacks:\n", 4)]
    [InlineData("  whatsapp-replies-account:stacks: []\n", 4)]
    public async Task A_list_that_it_cannot_read_ends_the_run_and_is_not_a_shorter_one(string stacks, int line)
    {
        _repository.With(Account, Head + stacks);

        var (exitCode, said, output) = await ListAsync();

        Assert.Equal((1, ""), (exitCode, output));
        Assert.StartsWith(
            $"::error::{Account}, line {line}: the stacks of this account cannot be read; allowed: one name a line", said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("staging", null)]
    [InlineData(
        "dev",
        "::error::'dev' is not deployed by hand: dev gets what came through the tests and the stack before it: run the workflow 'deploy'. Allowed: staging.")]
    [InlineData(
        "prod",
        "::error::'prod' is not deployed by hand: prod gets what came through the tests and the stack before it: run the workflow 'deploy'. Allowed: staging.")]
    [InlineData("anna", "::error::'anna' is not deployed by hand: it has no file here, or no account has roles for it. Allowed: staging.")]
    [InlineData("x\n::set-output", "::error::'x???set-output' is not deployed by hand: it has no file here, or no account has roles for it. Allowed: staging.")]
    public async Task By_hand_goes_what_is_promoted_from_nowhere(string stack, string? refusal)
    {
        _repository.With("Pulumi.staging.yaml").With("Pulumi.anna.yaml").With(Account, $"{Head}  whatsapp-replies-account:stacks: [dev, prod, staging]\n");

        var (exitCode, said, output) = await ListAsync(byHand: stack);

        Assert.Equal(refusal is null ? 0 : 1, exitCode);
        Assert.Equal(refusal ?? "Stacks: dev, prod, staging", said.Split('\n')[^1]);
        Assert.Equal(refusal is null, output != "");
    }

    [Fact]
    public async Task A_repository_without_such_a_stack_ends_the_run()
    {
        _repository.With(Account, $"{Head}  whatsapp-replies-account:stacks: [gone]\n");

        var (exitCode, said, _) = await ListAsync();

        Assert.Equal(1, exitCode);
        Assert.Contains("::error::No stack has both a file here and roles in an account.", said, StringComparison.Ordinal);
    }

    [Fact]
    public void The_script_knows_names_and_defaults_as_the_programs_do()
    {
        var script = File.ReadAllText(RepositoryFolder.File(".github", "actions", "stacks", "stacks.mjs"));
        var promoted = Regex.Matches(File.ReadAllText(RepositoryFolder.File(".github", "workflows", "deploy.yml")), "--target=Up --stack=(\\w+)")
            .Select(match => match.Groups[1].Value);

        Assert.Equal(promoted, Names("promoted"));
        Assert.Equal(AccountSettings.DefaultStacks, Names("stacksOfAnAccount"));
        Assert.Contains($@"/^Pulumi\.({SettingForms.StackName().ToString().Trim('^', '$')})\.yaml$/", script, StringComparison.Ordinal);

        IEnumerable<string> Names(string constant) =>
            Regex.Matches(Regex.Match(script, $@"const {constant} = \[(.*?)\]").Groups[1].Value, @"'(\w+)'").Select(match => match.Groups[1].Value);
    }

    private Task<(int ExitCode, string Said, string Output)> ListAsync(string? root = null, string byHand = "")
    {
        foreach (var file in root is null ? [] : Directory.EnumerateFiles(root, "Pulumi.*.yaml", SearchOption.AllDirectories))
            _repository.With(Path.GetRelativePath(root!, file), File.ReadAllText(file));
        return _repository.RunAsync("stacks/stacks.mjs", ("BY_HAND", byHand));
    }
}
