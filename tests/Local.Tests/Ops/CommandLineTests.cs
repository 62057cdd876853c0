using System.Globalization;
using System.Text.RegularExpressions;
using Tests.Support.Pages;
using WhatsAppReplies.Ops;
using WhatsAppReplies.Ops.Places;

namespace WhatsAppReplies.Local.Tests.Ops;

/// <summary>What an operator can say wrong, and where a tool goes.</summary>
public sealed class CommandLineTests
{
    [Theory]
    [InlineData("--conversation is missing", "hand-back", "--stack", "dev")]
    [InlineData("--stack is missing", "hand-back", "--conversation", "c")]
    [InlineData("Pulumi.test.yaml", "hand-back", "--conversation", "c", "--stack", "test")]
    [InlineData("--id is missing", "conversation", "--stack", "dev")]
    [InlineData("--most is many; a number from 0 to 100000 is expected.", "conversation", "--stack", "dev", "--id", "c", "--most", "many")]
    [InlineData("--rate is 0; a number from 1 to 600 is expected.", "dead-letters", "--stack", "dev", "--send-back", "--rate", "0")]
    [InlineData("--most is 10001; a number from 1 to 10000 is expected.", "dead-letters", "--stack", "dev", "--most", "10001")]
    [InlineData("belong to --send-back: without it nothing is changed", "dead-letters", "--stack", "dev", "--discard-answered")]
    [InlineData("dead-leters", "dead-leters", "--stack", "dev")]
    [InlineData(
        "--endpoint is https://dynamodb.eu-north-1.amazonaws.com; expected the address of a stack on this machine",
        "dead-letters",
        "--stack",
        "dev",
        "--endpoint",
        "https://dynamodb.eu-north-1.amazonaws.com")]
    [InlineData("--recipient is no phone number", "verify", "--stack", "dev", "--recipient", "447700900123")]
    [InlineData("--hash is no SHA-256: 64 hexadecimal digits", "verify", "--stack", "dev", "--hash", "0123456789abcdef")]
    [InlineData("--number is no phone number", "verify", "--stack", "dev", "--recipient", "+447700900123", "--number", "me")]
    [InlineData("--number and --assistant belong to --recipient", "verify", "--stack", "dev", "--assistant", "asst_of_the_tests")]
    [InlineData("--number is missing: the stack answers at 2 numbers", "verify", "--stack", "dev", "--recipient", "+447700900123")]
    [InlineData("--endpoint is here; expected", "dead-letters", "--stack", "dev", "--endpoint", "here")]
    public async Task A_mistake_is_told_and_nothing_is_asked(string words, params string[] arguments)
    {
        var (code, errors) = await RunAsync(_ => null, arguments);

        Assert.Equal(2, code);
        Assert.Contains(words, errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_endpoint_of_the_environment_is_held_to_the_same()
    {
        var (code, errors) = await RunAsync(
            name => name == Place.EndpointVariable ? "http://169.254.1.1:4566" : null, "dead-letters", "--stack", "dev");

        Assert.Equal(2, code);
        Assert.Contains("AWS_ENDPOINT_URL is http://169.254.1.1:4566; expected the address of a stack on this machine", errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, null, false)]
    [InlineData(null, "", false)]
    [InlineData(null, "http://127.0.0.1:4566", true)]
    [InlineData("http://localhost:4566", null, true)]
    [InlineData("http://[::1]:4566", "http://127.0.0.1:1", true)]
    public void Without_an_endpoint_it_is_AWS_and_with_one_this_machine(string? option, string? variable, bool isThisMachine) =>
        Assert.Equal(isThisMachine, Place.Of(option, _ => variable) is Place.ThisMachine);

    [Fact]
    public async Task Where_nobody_answers_it_says_so_and_fails()
    {
        var (code, errors) = await RunAsync(_ => null, "dead-letters", "--stack", "dev", "--endpoint", "http://127.0.0.1:1");

        Assert.Equal(1, code);
        Assert.Contains("AWS could not be asked", errors, StringComparison.Ordinal);
    }

    /// <summary>What docs/operations.md tells an operator to type is no mistake: it gets as far as asking AWS.</summary>
    [Theory]
    [MemberData(nameof(CommandsOfThePage))]
    public async Task Each_command_of_the_operations_page_is_one_that_a_tool_takes(string command)
    {
        var target = Regex.Match(command, @"--target=(\w+)").Groups[1].Value;
        var tool = Regex.Match(
            File.ReadAllText(Path.Combine(Repository.Root, "build.cake")),
            $@"Task\(""{target}""\)[\s\S]+?Operate\(parameters, ""([a-z-]+)""\)").Groups[1].Value;
        var options = command.Split(' ').Skip(1).Select(word => word.Split('=')[0]).Where(option => option != "--target").ToList();
        // What the page leaves out where it names only one option of a command.
        options.AddRange(options.Append("").SelectMany(option => Needed(tool, option)).Append("--stack").Except(options).Distinct().ToList());
        string[] arguments =
        [
            tool,
            .. options.SelectMany(option => Values.TryGetValue(option, out var value) ? new[] { option == "--version" ? "--to" : option, value } : [option]),
        ];

        // Whoever has understood the command asks AWS, and is stopped there: what is wrong with it is told before.
        using var output = new StringWriter(CultureInfo.InvariantCulture);
        using var errors = new StringWriter(CultureInfo.InvariantCulture);
        var around = new Surroundings(
            name => name == Contract.Variables.TwilioBaseUrl ? "http://127.0.0.1:1" : null,
            WhatsAppReplies.Ops.Terminal.To(output),
            errors,
            TimeProvider.System,
            () => "token");
        var asked = await Record.ExceptionAsync(() =>
            Tools.RunAsync([.. arguments, "--endpoint", "http://127.0.0.1:1", "--root", TestStacks.Folder], around, new CancellationToken(canceled: true)));

        Assert.True(asked is OperationCanceledException, $"{string.Join(' ', arguments)}: {asked?.Message} {errors}");
    }

    public static TheoryData<string> CommandsOfThePage =>
    [
        .. PageCommands.In(File.ReadAllText(Path.Combine(Repository.Root, "docs", "operations.md")))
            .Where(command => Regex.IsMatch(command, "--target=(Verify|Rollback|Pause|DeadLetters|Conversation|HandBack)( |$)")),
    ];

    private static readonly Dictionary<string, string> Values = new()
    {
        ["--stack"] = "dev",
        ["--hash"] = "0123456789abcdef0123456789ABCDEF0123456789abcdef0123456789abcdef",
        ["--recipient"] = "+447700900123",
        ["--number"] = "+447700900456",
        ["--assistant"] = "asst_of_the_tests",
        ["--version"] = "3",
        ["--message"] = "m",
        ["--rate"] = "3",
        ["--id"] = "c",
        ["--conversation"] = "c",
        ["--channel"] = "+447700900123",
    };

    private static string[] Needed(string tool, string option) => (tool, option) switch
    {
        ("conversation", _) => ["--id"],
        ("hand-back", _) => ["--conversation"],
        ("dead-letters", "--rate") => ["--send-back"],
        // The stack of the tests answers at two numbers.
        ("verify", "--number" or "--assistant" or "--recipient") => ["--recipient", "--number"],
        _ => [],
    };

    [Fact]
    public void Clients_of_this_machine_go_nowhere_else()
    {
        using var clients = new AwsClients(new Place.ThisMachine(new Uri("http://127.0.0.1:1")), "eu-north-1", OpsRun.Operator);

        Assert.Equal("http://127.0.0.1:1/", clients.Tables.Config.ServiceURL);
        Assert.Equal("http://127.0.0.1:1/", clients.Queues.Config.ServiceURL);
    }

    private static async Task<(int Code, string Errors)> RunAsync(Func<string, string?> variable, params string[] arguments)
    {
        using var output = new StringWriter(CultureInfo.InvariantCulture);
        using var errors = new StringWriter(CultureInfo.InvariantCulture);
        var around = new Surroundings(variable, WhatsAppReplies.Ops.Terminal.To(output), errors, TimeProvider.System, () => "token");
        return (await Tools.RunAsync([.. arguments, "--root", TestStacks.Folder], around, CancellationToken.None), errors.ToString());
    }
}
