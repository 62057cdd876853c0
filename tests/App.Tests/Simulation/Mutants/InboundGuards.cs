using static App.Tests.Simulation.Mutants.GuardMarkers;

namespace App.Tests.Simulation.Mutants;

/// <summary>Guards between the phone and the trigger.</summary>
internal static class InboundGuards
{
    private const string ToldFirst = "A message without its text is told to a person before it is staged";
    private const string Record = "What is staged for a new customer has a record";
    private const string Receipt = "A message that was staged has a receipt";

    public static IReadOnlyList<Mutation> All { get; } =
    [
        Mutation.Of("A message goes on in the conversation where it was begun", Value, "conversation"),
        Mutation.Of("An assignment that stands is not written over", Value, "$\"{IsFree} OR attribute_exists({Names.ConversationId})\""),
        Mutation.Of(
            "All messages of a new customer come to one conversation",
            Value,
            "number is { AnswersNewCustomers: true } ? NewConversations.KeyOf(number.Number + message.Sid, message.From) : null"),
        Mutation.Of(Record, Value, "false"),
        new("A record is made where the message was begun, whatever the index knows by now",
            Value(Record, "conversation is null && key == ofNewCustomer && await conversations.MakeAsync(key, number!, cancellationToken)")),
        Mutation.Of("A record that stands is not written over", Value, GuardUses.AlwaysTrue),
        Mutation.Of("A message that is staged is not written over", Value, GuardUses.AlwaysTrue),
        Mutation.Of("A lock that stands is left to whoever has it", Value, "condition + \" OR attribute_exists(conversation_id)\""),
        Mutation.Of(
            "A message takes its own lock once more",
            Value,
            "$\"{IsFree} OR ({Names.MessageSid} = :sid AND attribute_not_exists({Names.ConversationId}))\""),
        new(ToldFirst, Condition(ToldFirst, "false"), Before(Receipt, "if (isNew) aboutToStage?.Invoke();")),
        Mutation.Of("A message is staged before its receipt", Before, "if (!wasStaged) await receipts.PutAsync(message.Sid, cancellationToken);"),
        Mutation.Of(Receipt, Condition, "false"),
        Mutation.Of("A webhook that comes once more is known by its receipt", Value, "false"),
        Mutation.Of("A webhook that failed is answered so that it is repeated", Value, "new WebhookAnswer.Taken()"),
        Mutation.Of("A sweep stages nothing that has a receipt", Condition, "false"),
        Mutation.Of("A sweep leaves a claim alone that is alive", Value, "false"),
        Mutation.Of("A sweep leaves alone what a person has", Value, "false"),
        Mutation.Of("What came by no webhook is found", Condition, "false"),
        Mutation.Of("What is staged and has no trigger is found", Without),
        Mutation.Of("A trigger is missed soon after the quiet time", Value, "TimeSpan.FromMinutes(20)"),
    ];
}
