using WhatsAppReplies.Local.Providers.Twilio;
using WhatsAppReplies.Local.Runner.Scenario;
using WhatsAppReplies.Local.Tests.EndToEnd.Harness;

namespace WhatsAppReplies.Local.Tests.EndToEnd;

/// <summary>The samples through the packaged zip, with nothing going wrong.</summary>
[Collection(EndToEndRun.Collection)]
public sealed class SampleTests(EndToEndRun run)
{
    [Fact]
    public void Every_point_of_the_deployment_plan_holds() =>
        Assert.All(run.Samples.Points, point => Assert.True(point.Holds, $"{point.Subject}: {point.What}: {point.Seen}"));

    [Fact]
    public void Both_shapes_of_the_record_and_an_address_without_a_number_are_answered_and_a_handed_over_one_is_not()
    {
        var parts = run.Samples.Conversations.ToDictionary(conversation => conversation.Sample.Name, conversation => conversation.OnPhone!.Count);
        Assert.Equal(new Dictionary<string, int> { ["nested"] = 1, ["flat"] = 1, ["username-address"] = 1, ["handed-to-human"] = 0 }, parts);
    }

    [Fact]
    public void A_warm_turn_of_one_part_makes_six_calls_of_the_tables_and_one_visibility_change_beside_the_first()
    {
        var actions = run.Warm.Calls.Select(record => record.Call.Action).ToLookup(action => action.StartsWith("dynamodb:", StringComparison.Ordinal));
        Assert.Equal(
            ["dynamodb:Query", "dynamodb:UpdateItem", "dynamodb:UpdateItem", "dynamodb:UpdateItem", "dynamodb:BatchWriteItem", "dynamodb:Query"],
            actions[true]);
        Assert.Equal(["sqs:ChangeMessageVisibility"], actions[false]);
    }

    [Fact]
    public void A_warm_turn_of_one_part_makes_two_provider_calls()
    {
        var providers = run.Cloud(StackKind.AsDeployed).Local.Providers;
        var asked = providers.OpenAi.Calls.Count(call =>
            run.Warm.Sample.Staged.Any(fragment => call.UserText.Contains(fragment.Body, StringComparison.Ordinal)));
        var sent = providers.Twilio.Calls.Count(call => call.To == providers.Twilio.Phones[run.Warm.Sample.PrimaryChannel].Address);
        Assert.Equal((1, 1), (asked, sent));
    }

    [Fact]
    public void Every_conversation_is_answered_at_its_first_delivery() =>
        Assert.All(run.Samples.Conversations, conversation => Assert.True(conversation.Acknowledged));
}
