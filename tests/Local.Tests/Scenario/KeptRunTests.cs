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
    private string _sent = "";

    [Fact]
    public async Task It_says_how_to_reach_what_is_left_running_and_ends_with_an_interrupt()
    {
        await UntilAsync(line => line == "Ctrl-C ends it.");

        Assert.Contains(_lines, line => line.Contains("granted and used permissions are the same", StringComparison.Ordinal));
        Assert.Contains(_lines, line => Verdict().IsMatch(line));
        AssertShort();
        Assert.StartsWith(Path.Combine(Repository.Artifacts, "local", "runs"), Said("state and logs"), StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(Said("state and logs"), "logs", "dynamodb.log")));
        Assert.True(File.Exists(Path.Combine(Repository.Artifacts, "local", "report.json")));
        Assert.True(File.Exists(Path.Combine(Repository.Artifacts, "local", "report.html")));
        await AssertReachableAsync();
        await AssertTriggersAreToldAsync();
        using (var http = new HttpClient())
            Assert.Contains("<title>WhatsApp replies", await http.GetStringAsync(new Uri(Said("page")), _guard.Token), StringComparison.Ordinal);

        using (var interrupt = Process.Start("kill", ["-INT", _program.Id.ToString(CultureInfo.InvariantCulture)]))
            await interrupt.WaitForExitAsync(_guard.Token);
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
        Assert.DoesNotContain("AWS_ENDPOINT_URL", shown, StringComparison.Ordinal);
        var variables = Variable().Matches(shown).ToDictionary(match => match.Groups[1].Value, match => match.Groups[2].Value);
        var commands = _lines.Where(line => line.TrimStart().StartsWith("aws ", StringComparison.Ordinal)).ToList();
        Assert.Contains(commands, command => command.Contains($"sqs send-message --queue-url {Said("queue")} --message-body '{{", StringComparison.Ordinal));
        Assert.Contains(commands, command => command.Contains("sqs start-message-move-task --source-arn arn:aws:sqs:", StringComparison.Ordinal));
        var places = commands.Select(command => Place().Match(command)).ToList();
        Assert.All(places, place => Assert.Equal((true, Said("endpoint")), (place.Success, place.Groups[1].Value)));
        var region = Assert.Single(places.Select(place => place.Groups[2].Value).Distinct());

        var credentials = new BasicAWSCredentials(variables["AWS_ACCESS_KEY_ID"], variables["AWS_SECRET_ACCESS_KEY"]);
        using var tables = new AmazonDynamoDBClient(credentials, new AmazonDynamoDBConfig { ServiceURL = Said("endpoint"), AuthenticationRegion = region });
        using var sqs = new AmazonSQSClient(credentials, new AmazonSQSConfig { ServiceURL = Said("endpoint"), AuthenticationRegion = region });

        foreach (var table in (string[])["conversations", "staged fragments", "trigger locks", "assistants"])
            Assert.Equal(Said(table), (await tables.DescribeTableAsync(Said(table), _guard.Token)).Table.TableName);
        Assert.NotEmpty((await tables.ScanAsync(new() { TableName = Said("conversations") }, _guard.Token)).Items);
        Assert.NotEmpty((await sqs.GetQueueAttributesAsync(Said("queue"), ["QueueArn"], _guard.Token)).Attributes);
        _sent = (await sqs.SendMessageAsync(Said("queue"), "no trigger", _guard.Token)).MessageId;
    }

    /// <summary>Of a trigger that no function understands: it comes back, with the reason.</summary>
    private async Task AssertTriggersAreToldAsync()
    {
        var told = await UntilAsync(line => line.Contains($"trigger {_sent[..8]}, receive 1: came back", StringComparison.Ordinal));
        Assert.Contains("trigger_", told, StringComparison.Ordinal);
    }

    /// <summary>A row for the stack and one for each of nine conversations, and the verdict.</summary>
    private void AssertShort()
    {
        var shown = _lines[_lines.FindIndex(line => line.Length == 0)..(_lines.FindIndex(line => Verdict().IsMatch(line)) + 1)].Where(line => line.Length > 0)
            .ToList();
        Assert.Equal(11, shown.Count);
        Assert.All(shown[..^1], row => Assert.StartsWith("✓", row.TrimStart(), StringComparison.Ordinal));
    }

    private string Said(string name) =>
        Assert.Single(_lines, line => line.StartsWith($"{name} ", StringComparison.Ordinal))[name.Length..].Trim();

    private async Task<string> UntilAsync(Func<string, bool> isLast)
    {
        while (await _program.StandardOutput.ReadLineAsync(_guard.Token) is { } line)
        {
            _lines.Add(line);
            if (isLast(line)) return line;
        }

        throw new InvalidOperationException("It ended without saying what was waited for.");
    }

    [GeneratedRegex(
        @"^All \d+ points hold \(start and deploy \d+\.\d s, conversations \d+\.\d s; together \d+\.\d s\)\. artifacts/local/report\.html, report\.json$")]
    private static partial Regex Verdict();

    [GeneratedRegex(@" --endpoint-url (\S+) --region ([a-z0-9-]+)$")]
    private static partial Regex Place();

    [GeneratedRegex(@"(\w+)=(\S+)")]
    private static partial Regex Variable();
}
