using Amazon.DynamoDBv2.Model;
using WhatsAppReplies.Shared.Dynamo;
using WhatsAppReplies.Shared.Results;
using WhatsAppReplies.Shared.Settings;
using Names = WhatsAppReplies.Contract.Numbers;

namespace WhatsAppReplies.Inbound.Staging;

/// <summary>
/// Reader of an item of the numbers table. One that is wrong is kept with what is wrong: a number that vanished would lose its customers
/// silently.
/// </summary>
internal static class CompanyNumberReader
{
    public static CompanyNumber Read(Dictionary<string, AttributeValue> item)
    {
        var mistakes = new List<string>();
        var attributes = new Attributes(item, "", mistakes);
        var answersNewCustomers = attributes.Flag(Names.AnswerNewCustomers);
        var assistantId = attributes.Text(Names.AssistantId);
        if (answersNewCustomers && assistantId is null)
            mistakes.Add($"'{Names.AnswerNewCustomers}' needs '{Names.AssistantId}'");
        var optOut = OptOut(attributes, mistakes);

        return new CompanyNumber(
            item[Names.CompanyNumber].S,
            assistantId,
            attributes.Text(Names.CredentialsId),
            attributes.Text(Names.ApiKeyReference),
            answersNewCustomers,
            QuietTime(attributes, mistakes))
        {
            OptOut = optOut,
            Malformed = mistakes.Count == 0
                ? null
                : new Failure("number_malformed", $"An item of the numbers table is wrong: {string.Join("; ", mistakes)}."),
        };
    }

    private static OptOut? OptOut(Attributes attributes, List<string> mistakes)
    {
        var (words, reply) = (attributes.Texts(Names.OptOutWords), attributes.Text(Names.OptOutReply));
        if (words.Count == 0)
            return null;
        if (reply is not null)
            return new(words, reply);

        mistakes.Add($"'{Names.OptOutWords}' needs '{Names.OptOutReply}'");
        return null;
    }

    private static TimeSpan? QuietTime(Attributes attributes, List<string> mistakes)
    {
        if (attributes.Whole(Names.QuietTimeSeconds) is not { } seconds)
            return null;
        if (seconds is >= 0 and <= InboundSettings.LongestQuietTimeSeconds)
            return TimeSpan.FromSeconds(seconds);

        mistakes.Add($"'{Names.QuietTimeSeconds}' must be a whole number from 0 to {InboundSettings.LongestQuietTimeSeconds}");
        return null;
    }
}
