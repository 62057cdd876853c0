using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Amazon.DynamoDBv2;
using Amazon.Runtime;
using Amazon.SQS;
using WhatsAppReplies.Local.Tests.Emulators;
using WhatsAppReplies.Local.Tests.Processes;

namespace WhatsAppReplies.Local.Tests.Scenario;

/// <summary>The main job with <c>--keep</c>, as a user runs it.</summary>
[Collection(EmulatorFixture.Collection)]
public sealed partial class KeptRunTests : IDisposable
{
    private static readonly TimeSpan Guard = TimeSpan.FromMinutes(3);

    private readonly CancellationTokenSource _guard = new(Guard);
    private readonly List<string> _lines = [];
    private readonly Process _program = Start();

    [Fact]
    public async Task It_says_how_to_reach_what_is_left_running_and_ends_with_an_interrupt()
    {
        await UntilAsync("Ctrl-C ends it.");

        Assert.Contains("Granted and used permissions are the same.", _lines);
        Assert.Contains(_lines, line => Phases().IsMatch(line));
        Assert.StartsWith(Path.Combine(Repository.Artifacts, "local", "runs"), Said("state and logs"), StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(Said("state and logs"), "logs", "dynamodb.log")));
        Assert.True(File.Exists(Path.Combine(Repository.Artifacts, "local", "report.json")));
        await AssertReachableAsync();
        using (var http = new HttpClient()) Assert.Contains("<title>WhatsApp replies", await http.GetStringAsync(new Uri(Said("page")), _guard.Token), StringComparison.Ordinal);

        using (var interrupt = Process.Start("kill", ["-INT", _program.Id.ToString(CultureInfo.InvariantCulture)])) await interrupt.WaitForExitAsync(_guard.Token);
        await _program.WaitForExitAsync(_guard.Token);
        Assert.Equal(0, _program.ExitCode);
        Assert.True(Directory.Exists(Said("state and logs")));
    }

    public void Dispose()
    {
        if (!_program.HasExited) _program.Kill(entireProcessTree: true);
        _program.Dispose();
        _guard.Dispose();
    }

    private static Process Start()
    {
        var start = Interruptible.Program("dotnet", [typeof(LocalCloud).Assembly.Location, "run", "--zip", CloudFixture.Zip, "--keep"]);
        start.RedirectStandardOutput = true;
        return Process.Start(start)!;
    }

    /// <summary>With the credentials and the endpoint of the command that it shows.</summary>
    private async Task AssertReachableAsync()
    {
        var shown = Assert.Single(_lines, line => line.Contains("export AWS_ACCESS_KEY_ID", StringComparison.Ordinal));
        var variables = Variable().Matches(shown).ToDictionary(match => match.Groups[1].Value, match => match.Groups[2].Value);
        Assert.Equal(Said("endpoint"), variables["AWS_ENDPOINT_URL"]);
        var credentials = new BasicAWSCredentials(variables["AWS_ACCESS_KEY_ID"], variables["AWS_SECRET_ACCESS_KEY"]);
        using var tables = new AmazonDynamoDBClient(
            credentials, new AmazonDynamoDBConfig { ServiceURL = variables["AWS_ENDPOINT_URL"], AuthenticationRegion = variables["AWS_REGION"] });
        using var sqs = new AmazonSQSClient(
            credentials, new AmazonSQSConfig { ServiceURL = variables["AWS_ENDPOINT_URL"], AuthenticationRegion = variables["AWS_REGION"] });

        foreach (var table in (string[])["conversations", "staged fragments", "trigger locks", "assistants"])
            Assert.Equal(Said(table), (await tables.DescribeTableAsync(Said(table), _guard.Token)).Table.TableName);
        Assert.NotEmpty((await tables.ScanAsync(new() { TableName = Said("conversations") }, _guard.Token)).Items);
        Assert.NotEmpty((await sqs.GetQueueAttributesAsync(Said("queue"), ["QueueArn"], _guard.Token)).Attributes);
        Assert.Contains(_lines, line => line.Contains($"aws sqs send-message --queue-url {Said("queue")} --message-body '{{", StringComparison.Ordinal));
    }

    private string Said(string name) =>
        Assert.Single(_lines, line => line.StartsWith($"{name} ", StringComparison.Ordinal))[name.Length..].Trim();

    private async Task UntilAsync(string last)
    {
        while (await _program.StandardOutput.ReadLineAsync(_guard.Token) is { } line)
        {
            _lines.Add(line);
            if (line == last) return;
        }

        Assert.Fail($"It ended without saying '{last}'.");
    }

    [GeneratedRegex(@"^start and deploy \d+\.\d s, conversations \d+\.\d s; together \d+\.\d s$")]
    private static partial Regex Phases();

    [GeneratedRegex(@"(\w+)=(\S+)")]
    private static partial Regex Variable();
}
