using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using WhatsAppReplies.Infra.Tests.Support;
using WhatsAppReplies.Local.Plan;

namespace WhatsAppReplies.Infra.Tests.Repository;

/// <summary>The rights that docs/contract.md gives a system that stages by itself, against the tables and the queue of the stack that they name.</summary>
public sealed partial class StagingPolicyTests
{
    private static readonly JsonObject Document = JsonNode.Parse(Fence().Match(MarkdownPage.Of("docs/contract.md").Text).Groups[1].Value)!.AsObject();

    private static readonly IReadOnlyList<JsonObject> Statements = [.. Document["Statement"]!.AsArray().Select(statement => statement!.AsObject())];

    [Fact]
    public void It_is_a_policy_document_that_IAM_accepts()
    {
        Assert.Equal(["Version", "Statement"], Document.Select(part => part.Key));
        Assert.Equal("2012-10-17", Document["Version"]!.GetValue<string>());
        Assert.All(Statements, statement =>
        {
            Assert.Equal(["Sid", "Effect", "Action", "Resource"], statement.Select(part => part.Key));
            Assert.Equal("Allow", statement["Effect"]!.GetValue<string>());
            Assert.Matches("^[A-Za-z0-9]+$", statement["Sid"]!.GetValue<string>());
            Assert.NotEmpty(Values(statement, "Action"));
            Assert.All(Values(statement, "Action"), action => Assert.Matches("^(dynamodb|sqs):[A-Z][A-Za-z]+$", action));
            Assert.All(Values(statement, "Resource"), arn =>
                Assert.All(Values(statement, "Action"), action => Assert.StartsWith($"arn:aws:{action.Split(':')[0]}:", arn, StringComparison.Ordinal)));
        });
        Assert.Equal(Statements.Count, Statements.Select(statement => statement["Sid"]!.GetValue<string>()).Distinct().Count());
    }

    [Fact]
    public async Task It_names_exactly_the_tables_the_index_and_the_queue_of_such_a_stack()
    {
        var file = Fixtures.Stack("dev");
        var plan = await Planner.PlanAsync(file with { Configuration = file.Configuration.Own("inbound", "false") }, Fixtures.Root);
        var index = Inputs("aws:dynamodb/table:Table", "conversations")["globalSecondaryIndexes"]!.AsArray().Single()!["name"];

        Assert.Equal(
            [
                $"dynamodb:Query {Table("conversations")}/index/{index}",
                $"dynamodb:PutItem {Table("conversations")}",
                $"dynamodb:PutItem {Table("stage")}",
                $"dynamodb:PutItem {Table("trigger-locks")}",
                $"sqs:SendMessage arn:aws:sqs:eu-north-1:{AwsAnswers.DocumentationAccount}:{Inputs("aws:sqs/queue:Queue", "triggers")["name"]}",
            ],
            Statements.SelectMany(statement =>
                Values(statement, "Action").SelectMany(action => Values(statement, "Resource").Select(arn => $"{action} {arn}"))));

        string Table(string name) => $"arn:aws:dynamodb:eu-north-1:{AwsAnswers.DocumentationAccount}:table/{Inputs("aws:dynamodb/table:Table", name)["name"]}";

        JsonObject Inputs(string type, string name) => plan.Resources.Single(resource => resource.Type == type && resource.Name == name).Inputs;
    }

    private static IEnumerable<string> Values(JsonObject statement, string part) => statement[part]!.AsArray().Select(value => value!.GetValue<string>());

    [GeneratedRegex("^```json\n(.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fence();
}
