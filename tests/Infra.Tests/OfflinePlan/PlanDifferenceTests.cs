using System.Text.Json.Nodes;
using WhatsAppReplies.Local.Plan;

namespace WhatsAppReplies.Infra.Tests.OfflinePlan;

public sealed class PlanDifferenceTests
{
    [Fact]
    public void The_same_plan_has_no_difference() =>
        Assert.Empty(PlanDifference.Between(Plan(Queue("""{"name": "q"}""")), Plan(Queue("""{"name": "q"}"""))));

    [Fact]
    public void A_changed_value_is_shown_with_what_it_was() =>
        Assert.Equal(
            ["~ aws:sqs/queue:Queue::triggers", "    ~ delaySeconds: 0 -> 5"],
            PlanDifference.Between(Plan(Queue("""{"delaySeconds": 0}""")), Plan(Queue("""{"delaySeconds": 5}"""))));

    [Fact]
    public void A_policy_is_compared_by_statement_and_not_as_one_text() =>
        Assert.Equal(
            ["~ aws:sqs/queue:Queue::triggers", "    + policy.Statement[Write].Sid: Write", "    ~ policy.Statement[Read].Action: [a, b] -> [a]"],
            PlanDifference.Between(
                Plan(Queue("""{"policy": "{\"Statement\": [{\"Sid\": \"Read\", \"Action\": [\"a\", \"b\"]}]}"}""")),
                Plan(Queue("""{"policy": "{\"Statement\": [{\"Sid\": \"Write\"}, {\"Sid\": \"Read\", \"Action\": [\"a\"]}]}"}"""))));

    [Fact]
    public void A_text_of_several_lines_is_compared_line_by_line() =>
        Assert.Equal(
            ["~ aws:sqs/queue:Queue::triggers", "    ~ item[line 2]: two -> three"],
            PlanDifference.Between(Plan(Queue("""{"item": "one\ntwo"}""")), Plan(Queue("""{"item": "one\nthree"}"""))));

    [Fact]
    public void A_new_resource_is_shown_with_all_that_it_has() =>
        Assert.Equal(
            ["+ aws:sqs/queue:Queue::triggers", "    + (parent): the stack", "    + (protect): true", "    + (depends on): []", "    + name: q"],
            PlanDifference.Between(Plan(), Plan(Queue("""{"name": "q"}"""))));

    [Fact]
    public void A_resource_that_goes_is_named() =>
        Assert.Equal(["- aws:sqs/queue:Queue::triggers"], PlanDifference.Between(Plan(Queue("{}")), Plan()));

    [Fact]
    public void Lost_protection_is_a_difference() =>
        Assert.Equal(
            ["~ aws:sqs/queue:Queue::triggers", "    ~ (protect): true -> false"],
            PlanDifference.Between(Plan(Queue("{}")), Plan(Queue("{}") with { Protect = false })));

    [Fact]
    public void A_changed_output_is_a_difference() =>
        Assert.Equal(
            ["~ outputs", "    ~ queueUrl: a -> b"],
            PlanDifference.Between(Plan() with { Outputs = new JsonObject { ["queueUrl"] = "a" } }, Plan() with { Outputs = new JsonObject { ["queueUrl"] = "b" } }));

    private static StackPlan Plan(params PlannedResource[] resources) => new("test", resources, []);

    private static PlannedResource Queue(string inputs) =>
        new("aws:sqs/queue:Queue", "triggers", null, [], true, JsonNode.Parse(inputs)!.AsObject());
}
