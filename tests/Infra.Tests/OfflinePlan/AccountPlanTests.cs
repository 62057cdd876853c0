using WhatsAppReplies.Infra.Tests.Support;
using WhatsAppReplies.Local.Plan;

namespace WhatsAppReplies.Infra.Tests.OfflinePlan;

/// <summary>The plan of an account, as a stack's is shown and accepted.</summary>
public sealed class AccountPlanTests : IDisposable
{
    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory();
    private readonly StringWriter _output = new() { NewLine = "\n" };
    private readonly StringWriter _errors = new();

    public void Dispose()
    {
        _root.Delete(recursive: true);
        _output.Dispose();
        _errors.Dispose();
    }

    /// <summary>
    /// Rights of workflows are what nobody reads in a diff of the program: here they stand as AWS gets them.
    /// Whoever changes them means to, and accepts them with
    /// <c>WhatsAppReplies.Local.Plan.dll plan --account --root tests/Stacks --accept</c>.
    /// </summary>
    [Fact]
    public async Task That_of_the_tests_is_as_accepted()
    {
        Assert.Equal(0, await ShowAsync(Fixtures.Root));
        Assert.Equal("account: as accepted.\n", _output.ToString());
    }

    [Fact]
    public async Task What_another_repository_changes_is_shown_with_how_to_accept_it()
    {
        var account = Directory.CreateDirectory(Path.Combine(_root.FullName, "infra", "account")).FullName;
        foreach (var file in Directory.EnumerateFiles(Path.Combine(Fixtures.Root, "infra", "account")))
            File.Copy(file, Path.Combine(account, Path.GetFileName(file)));
        var settings = Path.Combine(account, "Pulumi.main.yaml");
        await File.WriteAllTextAsync(settings, (await File.ReadAllTextAsync(settings)).Replace("example/replies", "example/others", StringComparison.Ordinal));

        Assert.Equal(0, await ShowAsync(_root.FullName));

        var shown = _output.ToString();
        Assert.StartsWith("account differs from the accepted plan:\n", shown, StringComparison.Ordinal);
        Assert.Contains("repo:example/others:environment:prod", shown, StringComparison.Ordinal);
        Assert.Contains("Fixed cost a month: $1.00, as before. At list prices of eu-north-1, ", shown, StringComparison.Ordinal);
        Assert.EndsWith("To accept it: ./build.sh --target=Plan --account --accept\n", shown, StringComparison.Ordinal);

        _output.GetStringBuilder().Clear();
        Assert.Equal(0, await ShowAsync(_root.FullName, accept: true));
        _output.GetStringBuilder().Clear();
        await ShowAsync(_root.FullName);
        Assert.Equal("account: as accepted.\n", _output.ToString());
    }

    [Fact]
    public async Task An_account_that_nobody_has_set_up_yet_is_told_where_that_stands()
    {
        Assert.Equal(2, await ShowAsync(_root.FullName));
        Assert.StartsWith(
            "There is no infra/account/Pulumi.main.yaml: infra/account/README.md says how an account is set up", _errors.ToString(), StringComparison.Ordinal);
    }

    private Task<int> ShowAsync(string root, bool accept = false) => new PlanCommand(_output, _errors, new Colours(areShown: false))
        .RunAsync(new PlanSettings { Account = true, Root = root, Accept = accept });
}
