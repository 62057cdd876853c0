using System.Text.Json;
using System.Text.RegularExpressions;
using WhatsAppReplies.Local.Cloud.Iam;
using Names = WhatsAppReplies.Contract.Conversations;

namespace WhatsAppReplies.Local.Tests.Ops;

/// <summary>
/// Each command does its work with the rights that its row of docs/operations.md names, and uses all of them: under a role that has nothing else.
/// </summary>
[Collection(OpsRun.Collection)]
public sealed partial class RightsOfTheToolsTests(OpsRun run) : IAsyncLifetime
{
    private const string Live = "live";

    private static readonly IReadOnlyDictionary<string, string> Rights = RightsByCommand();

    public Task InitializeAsync() => run.EmptyDeadLettersAsync();

    public Task DisposeAsync() => run.EmptyDeadLettersAsync();

    [Fact]
    public Task Verifying() => WithTheRightsOfAsync("./build.sh --target=Verify --stack=prod", ["verify"]);

    [Fact]
    public Task Verifying_with_a_hash() => WithTheRightsOfAsync(
        "... --hash=SHA256", ["verify", "--hash", Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(OpsRun.Zip)))]);

    [Fact]
    public Task Verifying_with_a_phone() => WithTheRightsOfAsync("... --recipient=NUMBER", ["verify", "--recipient", run.Customer().Sample.PrimaryChannel]);

    [Fact]
    public async Task Rolling_back()
    {
        var replies = run.Cloud.Lambda.Function(run.Cloud.Stack.Function.Name);
        replies.Versions.Change(
            replies.Definition with { Variables = new Dictionary<string, string>(replies.Definition.Variables) { ["MARK"] = Guid.NewGuid().ToString("N") } });
        replies.Versions.MoveAlias(Live, replies.Versions.Publish(), null);
        try
        {
            await WithTheRightsOfAsync("./build.sh --target=Rollback --stack=prod", ["rollback"]);
        }
        finally
        {
            replies.Versions.Change(run.Cloud.Stack.Function);
            replies.Versions.MoveAlias(Live, replies.Versions.Publish(), null);
        }
    }

    [Fact]
    public Task Pausing() => WithTheRightsOfAsync("./build.sh --target=Pause --stack=prod", ["pause"], ["pause", "--resume"]);

    [Fact]
    public async Task Listing_dead_letters()
    {
        var letter = await run.BuryAsync((await run.Customer("hello").PutAsync()).Trigger);

        await WithTheRightsOfAsync("./build.sh --target=DeadLetters --stack=prod", ["dead-letters"]);
        await WithTheRightsOfAsync("... --message=ID", ["dead-letters", "--message", letter]);
    }

    [Fact]
    public async Task Sending_dead_letters_back()
    {
        var (waiting, left) = (await run.Customer("hello").PutAsync(), await run.Customer("hello").ClaimedFor(TimeSpan.FromMinutes(1)).PutAsync());
        await run.BuryAsync(waiting.Trigger);
        await run.BuryAsync(left.Trigger);

        await WithTheRightsOfAsync("... --send-back", ["dead-letters", "--send-back"]);
        await waiting.DeliveredAsync();
    }

    [Fact]
    public async Task Taking_answered_ones_off()
    {
        var (waiting, answered, left) = (
            await run.Customer("hello").PutAsync(),
            await run.Customer("hello").WhoWasAnswered().PutAsync(),
            await run.Customer("hello").ClaimedFor(TimeSpan.FromMinutes(1)).PutAsync());
        await run.BuryAsync(waiting.Trigger);
        await run.BuryAsync(answered.Trigger);
        await run.BuryAsync(left.Trigger);

        await WithTheRightsOfAsync("... --send-back --discard-answered", ["dead-letters", "--send-back", "--discard-answered"]);
        await waiting.DeliveredAsync();
    }

    [Fact]
    public async Task Showing_a_conversation()
    {
        var customer = await run.Customer().PutAsync();

        await WithTheRightsOfAsync("./build.sh --target=Conversation --stack=prod --id=ID", ["conversation", "--id", customer.Id]);
    }

    [Fact]
    public async Task Handing_back()
    {
        var customer = await run.Customer().With(Names.HandOff, true).With(Names.Status, Contract.Statuses.AwaitingHuman).PutAsync();

        await WithTheRightsOfAsync("./build.sh --target=HandBack --stack=prod --conversation=ID", ["hand-back", "--conversation", customer.Id]);
    }

    [Fact]
    public void Each_row_of_the_page_has_a_test_here()
    {
        var tried = WithRights()
            .Matches(File.ReadAllText(Path.Combine(Repository.Root, "tests", "Local.Tests", "Ops", "RightsOfTheToolsTests.cs")))
            .Select(match => match.Groups[1].Value);

        Assert.Equal(Rights.Keys.Order(StringComparer.Ordinal), tried.Order(StringComparer.Ordinal));
    }

    private async Task WithTheRightsOfAsync(string row, params IReadOnlyList<string>[] commands)
    {
        var grants = Grants().Matches(Rights[row]).Select(match => (
            Actions: Action().Matches(match.Groups["actions"].Value).Select(action => action.Groups[1].Value).ToList(),
            Resources: match.Groups["resources"].Success ? match.Groups["resources"].Value.Split(", ").Select(ArnOf).ToList() : ["*"])).ToList();
        var role = run.Cloud.State.Roles.Create($"operator-{Guid.NewGuid():N}", PolicyReader.Trust(
            row,
            """{"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Principal": {"Service": "lambda.amazonaws.com"}, "Action": "sts:AssumeRole"}}"""));
        role.PutPolicy("rights", PolicyReader.Identity(row, JsonSerializer.Serialize(new
        {
            Version = "2012-10-17",
            Statement = grants.Select(grant => new { Effect = "Allow", Action = grant.Actions, Resource = grant.Resources }),
        })));
        var session = run.Cloud.State.Roles.Assume(role.Arn, "lambda.amazonaws.com", "operator");

        foreach (var command in commands)
        {
            var outcome = await run.AsAsync(session, command);
            Assert.True(outcome.Code == 0, $"{string.Join(' ', command)}: {outcome.Output}{outcome.Errors}");
        }

        var uses = run.Cloud.State.Roles.Uses.Where(use => use.RoleArn == role.Arn).ToList();
        Assert.Empty(uses.Where(use => use.Decision != AccessDecision.Allowed).Select(use => $"{use.Action} on {use.Resource}"));
        Assert.Equal(
            grants.SelectMany(grant => grant.Actions).Distinct().Order(StringComparer.Ordinal),
            uses.Select(use => use.Action).Distinct().Order(StringComparer.Ordinal));
    }

    private string ArnOf(string words)
    {
        var (account, prefix) = (run.Cloud.Account, run.Cloud.Stack.Function.Name);
        return words switch
        {
            "all tables" => account.Arn("dynamodb", $"table/{prefix}-*"),
            "conversations" or "assistants" or "numbers" => account.Arn("dynamodb", $"table/{prefix}-{words}"),
            "stage table" => account.Arn("dynamodb", $"table/{prefix}-stage"),
            "trigger locks" => account.Arn("dynamodb", $"table/{prefix}-trigger-locks"),
            "all queues" => account.Arn("sqs", $"{prefix}-*"),
            "the queue of triggers" => account.Arn("sqs", $"{prefix}-triggers"),
            "the dead-letter queue" => account.Arn("sqs", $"{prefix}-triggers-dead-letter"),
            "both secrets" => account.Arn("secretsmanager", "secret:*"),
            "both functions" => account.Arn("lambda", $"function:{prefix}*"),
            "the mapping" => account.Arn("lambda", "event-source-mapping:*"),
            "all alarms" => account.Arn("cloudwatch", "alarm:*"),
            "the alarms' topic" => account.Arn("sns", $"{prefix}-alarms"),
            _ => throw new InvalidOperationException($"Nobody said which resource {words} is."),
        };
    }

    /// <summary>A row that has the same as the one above it, or more, is written out.</summary>
    private static Dictionary<string, string> RightsByCommand()
    {
        var rights = new Dictionary<string, string>(StringComparer.Ordinal);
        var above = "";
        foreach (var row in File.ReadAllLines(Path.Combine(Repository.Root, "docs", "operations.md"))
            .Select(line => Row().Match(line))
            .Where(row => row.Success))
        {
            var said = row.Groups["rights"].Value;
            above = said.StartsWith("the same; where the number names", StringComparison.Ordinal) || said == "the same" ? above
                : said.StartsWith("the same and ", StringComparison.Ordinal) || said.StartsWith("also ", StringComparison.Ordinal) ? $"{above}; {said}"
                : said;
            rights.Add(row.Groups["command"].Value, above);
        }

        return rights;
    }

    [GeneratedRegex(
        @"^\| `(?<command>(?:\./build\.sh --target=(?:Verify|Rollback|Pause|DeadLetters|Conversation|HandBack)|\.\.\. --)[^`]*)` "
        + @"\| .* \| (?<rights>[^|]+) \|$")]
    private static partial Regex Row();

    [GeneratedRegex(@"(?<actions>`[a-z]+:[A-Z][A-Za-z]+`(?:, `[a-z]+:[A-Z][A-Za-z]+`)*)(?: on (?<resources>[^;]+))?")]
    private static partial Regex Grants();

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Action();

    [GeneratedRegex("WithTheRightsOfAsync\\(\\s*\"([^\"]+)\"")]
    private static partial Regex WithRights();
}
