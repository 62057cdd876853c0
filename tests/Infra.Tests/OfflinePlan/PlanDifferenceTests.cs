using System.Text.Json.Nodes;
using WhatsAppReplies.Local.Plan;

namespace WhatsAppReplies.Infra.Tests.OfflinePlan;

public sealed class PlanDifferenceTests
{
    [Fact]
    public void The_same_plan_has_no_difference() =>
        Assert.Empty(Difference(Plan(Queue("""{"name": "q"}""")), Plan(Queue("""{"name": "q"}"""))));

    [Fact]
    public void A_changed_value_is_shown_with_what_it_was() =>
        Assert.Equal(
            ["~ aws:sqs/queue:Queue::triggers", "    ~ delaySeconds: 0 -> 5"],
            Difference(Plan(Queue("""{"delaySeconds": 0}""")), Plan(Queue("""{"delaySeconds": 5}"""))));

    [Fact]
    public void A_policy_is_compared_by_statement_and_not_as_one_text() =>
        Assert.Equal(
            ["~ aws:sqs/queue:Queue::triggers", "    + policy.Statement[Write].Sid: Write", "    ~ policy.Statement[Read].Action:", "        - b"],
            Difference(
                Plan(Queue("""{"policy": "{\"Statement\": [{\"Sid\": \"Read\", \"Action\": [\"a\", \"b\"]}]}"}""")),
                Plan(Queue("""{"policy": "{\"Statement\": [{\"Sid\": \"Write\"}, {\"Sid\": \"Read\", \"Action\": [\"a\"]}]}"}"""))));

    [Fact]
    public void Of_a_text_of_several_lines_those_are_shown_that_change_with_their_numbers() =>
        Assert.Equal(
            ["~ aws:sqs/queue:Queue::triggers", "    ~ item:", "        - 2  two", "        + 2  three"],
            Difference(Plan(Queue("""{"item": "one\ntwo\nfour"}""")), Plan(Queue("""{"item": "one\nthree\nfour"}"""))));

    [Fact]
    public void A_line_that_is_put_in_changes_no_other_one() =>
        Assert.Equal(
            ["~ aws:sqs/queue:Queue::triggers", "    ~ item:", "        + 1  zero", "        - 3  three"],
            Difference(Plan(Queue("""{"item": "one\ntwo\nthree\nfour"}""")), Plan(Queue("""{"item": "zero\none\ntwo\nfour"}"""))));

    [Fact]
    public void A_text_that_becomes_longer_than_a_line_is_shown_by_its_lines() =>
        Assert.Equal(
            ["~ aws:sqs/queue:Queue::triggers", "    ~ item:", "        + 2  two"],
            Difference(Plan(Queue("""{"item": "one"}""")), Plan(Queue("""{"item": "one\ntwo"}"""))));

    [Fact]
    public void The_lines_of_an_assistants_instructions_are_compared_inside_its_item() =>
        Assert.Equal(
            ["~ aws:sqs/queue:Queue::triggers", "    ~ item.instructions.S:", "        - 1  Be short.", "        + 1  Be kind."],
            Difference(
                Plan(Queue("""{"item": "{\"instructions\": {\"S\": \"Be short.\\nAsk.\"}}"}""")),
                Plan(Queue("""{"item": "{\"instructions\": {\"S\": \"Be kind.\\nAsk.\"}}"}"""))));

    [Fact]
    public void A_new_text_of_several_lines_is_shown_whole() =>
        Assert.Equal(
            ["~ aws:sqs/queue:Queue::triggers", "    + item:", "        + one", "        + two"],
            Difference(Plan(Queue("{}")), Plan(Queue("""{"item": "one\ntwo"}"""))));

    [Fact]
    public void A_new_resource_is_shown_with_all_that_it_has() =>
        Assert.Equal(
            ["+ aws:sqs/queue:Queue::triggers", "    + (parent): the stack", "    + (protect): true", "    + (depends on): []", "    + name: q"],
            Difference(Plan(), Plan(Queue("""{"name": "q"}"""))));

    [Fact]
    public void A_resource_that_goes_is_named() =>
        Assert.Equal(["- aws:sqs/queue:Queue::triggers"], Difference(Plan(Queue("{}")), Plan()));

    [Fact]
    public void Lost_protection_is_a_difference() =>
        Assert.Equal(
            ["~ aws:sqs/queue:Queue::triggers", "    ~ (protect): true -> false"],
            Difference(Plan(Queue("{}")), Plan(Queue("{}") with { Protect = false })));

    [Fact]
    public void A_changed_output_is_a_difference() =>
        Assert.Equal(
            ["~ outputs", "    ~ queueUrl: a -> b"],
            Difference(Plan() with { Outputs = new JsonObject { ["queueUrl"] = "a" } }, Plan() with { Outputs = new JsonObject { ["queueUrl"] = "b" } }));

    private static IEnumerable<string> Difference(StackPlan accepted, StackPlan now) => PlanDifference.Between(accepted, now).Select(line => line.ToString());

    private static StackPlan Plan(params PlannedResource[] resources) => new("test", resources, []);

    private static PlannedResource Queue(string inputs) =>
        new("aws:sqs/queue:Queue", "triggers", null, [], true, JsonNode.Parse(inputs)!.AsObject());
}
