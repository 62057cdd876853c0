using System.Text.RegularExpressions;
using Amazon.DynamoDBv2;
using Amazon.SQS;
using Tests.Support.Pages;
using WhatsAppReplies.Infra.Settings;
using WhatsAppReplies.Infra.Tests.Support;

namespace WhatsAppReplies.Infra.Tests.Repository;

/// <summary>
/// Each command that the README's part about deploying, docs/operations.md and docs/deployment-plan.md name is one that is tried: the script takes it, the
/// program takes what it sets, what it names is there. docs/testing.md says of each where it is run, or why it cannot be.
/// </summary>
public sealed partial class CommandsOfThePagesTests(CommandsOfThePagesTests.Folder folder) : IClassFixture<CommandsOfThePagesTests.Folder>
{
    private static readonly string Readme = MarkdownPage.Of("README.md").Text;

    private static readonly IReadOnlyList<string> Pages = [MarkdownPage.Of("docs/operations.md").Text, MarkdownPage.Of("docs/deployment-plan.md").Text];

    private static readonly IReadOnlyList<string> Commands =
    [
        .. PageCommands.In(
            Readme[Readme.IndexOf("## From a number and a key", StringComparison.Ordinal)..Readme.IndexOf("## Configuration", StringComparison.Ordinal)])
            .Concat(Pages.SelectMany(PageCommands.In))
            .Distinct(),
    ];

    public static TheoryData<string> Targets =>
        [.. Commands.Select(command => Target().Match(command).Groups[1].Value).Where(target => target.Length > 0).Distinct()];

    [Fact]
    public void Each_has_one_row_that_says_where_it_is_tried_or_why_it_is_not_and_each_row_a_command()
    {
        var rows = MarkdownPage.Of("docs/testing.md").Text.Split("## Commands of the pages")[1].Split("\n## ")[0].Split('\n')
            .Select(line => Row().Match(line)).Where(row => row.Success)
            .Select(row => (Commands: Quoted().Matches(row.Groups[1].Value).Select(match => match.Groups[1].Value).ToList(), Where: row.Groups[2].Value.Trim()))
            .ToList();

        Assert.All(Commands, command => Assert.Single(rows, row => row.Commands.Any(begin => Begins(command, begin))));
        Assert.All(rows.SelectMany(row => row.Commands), begin => Assert.Contains(Commands, command => Begins(command, begin)));
        Assert.All(rows, row =>
        {
            var tests = Test().Matches(row.Where).Select(match => match.Groups[1].Value).ToList();
            Assert.True(tests.Count > 0 || row.Where.StartsWith("not tried: ", StringComparison.Ordinal), string.Join(", ", row.Commands));
            // One file each: a name that several have says nothing.
            var texts = string.Concat(
                tests.Select(test => File.ReadAllText(Assert.Single(TestFiles, file => file.EndsWith($"/{test}.cs", StringComparison.Ordinal)))));
            Assert.All(tests.Count == 0 ? [] : row.Where.StartsWith("not tried: ", StringComparison.Ordinal) ? [] : row.Commands, command =>
                Assert.True(Letters(texts).Contains(Letters(Word(command)), StringComparison.Ordinal), $"No test of its row names {command}."));
            // What else stands in it in code is a setting that one of the tests names.
            Assert.All(
                Quoted().Matches(row.Where).Select(match => match.Groups[1].Value).Except(tests),
                name => Assert.Contains(name, texts, StringComparison.Ordinal));
        });

        static string Letters(string text) => string.Concat(text.Where(char.IsLetter)).ToUpperInvariant();
    }

    private static readonly string[] TestFiles =
        [.. Directory.EnumerateFiles(RepositoryFolder.File("tests"), "*Tests.cs", SearchOption.AllDirectories).Select(file =>
            file.Replace(Path.DirectorySeparatorChar, '/'))];

    /// <summary>By which a test names a command: the target, the operation, or what Pulumi is asked to do; one that is a single word by that.</summary>
    private static string Word(string command) =>
        Target().Match(command) is { Success: true } target ? target.Groups[1].Value
        : !command.Contains(' ', StringComparison.Ordinal) ? command
        : string.Join(' ', command.Split(' ').Skip(command.StartsWith("aws ", StringComparison.Ordinal) ? 2 : 1));

    /// <summary>All options that are named with a target at once: what the script does not know it refuses before anything runs.</summary>
    [Theory]
    [MemberData(nameof(Targets))]
    public async Task The_script_takes_each_with_its_options(string target)
    {
        var options = Commands.Where(command => Target().Match(command).Groups[1].Value == target)
            .SelectMany(command => command.Split(' ').Skip(1))
            .Where(word => word.StartsWith("--", StringComparison.Ordinal))
            .DistinctBy(option => option.Split('=')[0]).ToList();
        if (!options.Any(option => option.StartsWith("--stack=", StringComparison.Ordinal)) && target is not ("Local" or "Package" or "Plan"))
            options.Add("--stack=prod");

        var (exitCode, output) = await folder.Script.RunAsync([.. options, "--dryrun"]);

        Assert.True(exitCode == 0, output);
        Assert.Contains($"Target is: {target}", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_program_takes_what_each_sets()
    {
        var set = Commands.Select(command => ConfigSet().Match(command)).Where(match => match.Success).ToList();
        Assert.InRange(set.Count, 8, int.MaxValue);

        await Assert.AllAsync(set, async match =>
        {
            var (isSecret, isItem, key) = (match.Groups["secret"].Success, match.Groups["item"].Success, match.Groups["key"].Value);
            var value = match.Groups["value"].Value.Trim() is { Length: > 0 } given
                ? given.Replace("...", "events.example.com/in", StringComparison.Ordinal)
                : "a-value";
            // What is encrypted together with it: each is one of a set.
            var deployed = await DeployedStack.OfAsync("prod", configuration => key is "openAiApiKey" or "twilioAccountSid" or "twilioAuthToken"
                ? configuration.Own("openAiApiKey", "k", secret: isSecret)
                    .Own("twilioAccountSid", "s", secret: isSecret)
                    .Own("twilioAuthToken", "t", secret: isSecret)
                : configuration.Own(key, isItem ? $"[\"{value}\"]" : value, secret: isSecret));

            Assert.NotEmpty(deployed.Addresses);
            Assert.Contains(key, typeof(SettingKeys).GetFields().Select(field => (string)field.GetRawConstantValue()!));
        });
    }

    [Fact]
    public async Task Each_output_that_is_asked_for_is_one()
    {
        var asked = Commands.Select(command => StackOutput().Match(command)).Where(match => match.Success).Select(match => match.Groups[1].Value).ToList();

        Assert.InRange(asked.Count, 4, int.MaxValue);
        Assert.Subset((await DeployedStack.OfAsync("prod")).OutputNames.ToHashSet(), asked.ToHashSet());
    }

    /// <summary>The CLI makes its operations and options of the same descriptions of the services as the SDK.</summary>
    [Fact]
    public void What_the_AWS_CLI_is_asked_of_queues_and_tables_is_in_the_published_SDK_with_its_options()
    {
        var asked = Commands.Select(command => Aws().Match(command))
            .Where(match => match.Success && match.Groups["service"].Value is "sqs" or "dynamodb")
            .ToList();

        Assert.InRange(asked.Count, 4, int.MaxValue);
        Assert.All(asked, match =>
        {
            var sdk = match.Groups["service"].Value == "sqs" ? typeof(IAmazonSQS).Assembly : typeof(IAmazonDynamoDB).Assembly;
            var request = Assert.Single(sdk.GetExportedTypes(), type => type.Name == $"{Pascal(match.Groups["operation"].Value)}Request");
            Assert.All(
                Option()
                    .Matches(Nested().Replace(match.Value, ""))
                    .Select(option => option.Groups[1].Value)
                    .Where(option => option is not ("query" or "output")),
                option => Assert.Contains(request.GetProperties(), property => property.Name == Pascal(option)));
        });
    }

    /// <summary>One that stands without the service before it is no command to whoever types it, and none that the tests here would see.</summary>
    [Fact]
    public void An_operation_of_AWS_is_named_as_it_is_typed()
    {
        var operations = new[] { typeof(IAmazonSQS), typeof(IAmazonDynamoDB) }
            .SelectMany(service => service.Assembly.GetExportedTypes())
            .Select(type => type.Name)
            .Where(name => name.EndsWith("Request", StringComparison.Ordinal))
            .ToHashSet();

        Assert.All(
            Pages.Append(Readme).SelectMany(page => Bare().Matches(page)).Select(match => match.Groups[1].Value),
            words => Assert.DoesNotContain($"{Pascal(words)}Request", operations));
    }

    [Fact]
    public async Task What_the_AWS_CLI_is_asked_about_by_its_name_is_there()
    {
        var deployed = await DeployedStack.OfAsync("prod", configuration => configuration.Own("spendCeilingPerDay", "25").Own("pauseAtSpendCeiling", "true"));
        var names = deployed.Addresses.Select(address => deployed.Inputs(address)["name"]?.ToString())
            .OfType<string>()
            .Append("whatsapp-replies-prod:live")
            .ToHashSet();
        var asked = Commands.Where(command => command.StartsWith("aws ", StringComparison.Ordinal))
            .SelectMany(command => OwnName().Matches(command))
            .Select(match => match.Value)
            .Distinct()
            .ToList();

        Assert.Equal(["whatsapp-replies-prod-conversations", "whatsapp-replies-prod-duration", "whatsapp-replies-prod-spend-day", "whatsapp-replies-prod-sweep",
            "whatsapp-replies-prod:live"], asked.Order(StringComparer.Ordinal));
        Assert.Subset(names, asked.ToHashSet());
        Assert.Contains(deployed.OfType("aws:lambda/alias:Alias"), alias => alias.Inputs["name"]!.ToString() == "live");
    }

    /// <summary>Word by word, so that a row for a target is not one for another whose name goes on.</summary>
    private static bool Begins(string command, string begin) =>
        $"{command} ".StartsWith($"{begin} ", StringComparison.Ordinal) || (begin.StartsWith("./build.sh", StringComparison.Ordinal)
            && command.StartsWith("./build.sh", StringComparison.Ordinal)
            && Target().Match(command).Value == Target().Match(begin).Value);

    private static string Pascal(string words) => string.Concat(words.Split('-').Select(word => char.ToUpperInvariant(word[0]) + word[1..]));

    [GeneratedRegex(@"--target=(\w+)")]
    private static partial Regex Target();

    [GeneratedRegex(@"^\| (`.+?) \| ([^|]+) \|$")]
    private static partial Regex Row();

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"`([\w/]+Tests)`")]
    private static partial Regex Test();

    [GeneratedRegex(@"^pulumi config set (?<secret>--secret )?(?<item>--path ')?(?<key>\w+)(?:\[0\]')?(?<value>.*)$")]
    private static partial Regex ConfigSet();

    [GeneratedRegex(@"^pulumi stack output (\w+)$")]
    private static partial Regex StackOutput();

    [GeneratedRegex(@"^aws (?<service>[a-z]+) (?<operation>[a-z-]+).*$")]
    private static partial Regex Aws();

    [GeneratedRegex("`([a-z]+(?:-[a-z]+)+)`")]
    private static partial Regex Bare();

    [GeneratedRegex(@"\$\(.*\)")]
    private static partial Regex Nested();

    [GeneratedRegex(@"--([a-z-]+)")]
    private static partial Regex Option();

    [GeneratedRegex(@"whatsapp-replies-prod[\w:-]*")]
    private static partial Regex OwnName();

    /// <summary>The script is compiled once for all of them.</summary>
    public sealed class Folder : IDisposable
    {
        public Folder()
        {
            Script.AddStack("dev");
            Script.AddStack("prod");
            Script.Accept("dev");
            Script.Accept("prod");
        }

        public ScriptCopy Script { get; } = new();

        public void Dispose() => Script.Dispose();
    }
}
