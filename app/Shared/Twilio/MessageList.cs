using Twilio.Rest.Api.V2010.Account;

namespace WhatsAppReplies.Shared.Twilio;

/// <summary>Twilio's list of messages, page by page.</summary>
internal static class MessageList
{
    public const string Resource = "Messages.json";

    /// <param name="call">Whose time limit holds for all pages.</param>
    /// <param name="options">Which messages.</param>
    /// <param name="isEnough">Newest come first: nothing is read after the first of which this is true.</param>
    /// <returns>The messages, or why they could not all be read.</returns>
    public static async Task<(IReadOnlyList<TwilioMessage>? Messages, TwilioAnswer Answer)> ReadAsync(
        TwilioCall call, ReadMessageOptions options, Predicate<TwilioMessage> isEnough)
    {
        var messages = new List<TwilioMessage>();
        var answer = await call.GetAsync(Resource, options.GetParams());
        while (true)
        {
            (var page, answer) = TwilioJson.Read(answer, MessagePage.Read);
            if (page is null)
                return (null, answer);

            var wanted = page.Messages.TakeWhile(message => !isEnough(message)).ToList();
            messages.AddRange(wanted);
            if (page.Next is null || wanted.Count < page.Messages.Count)
                return (messages, answer);
            answer = await call.GetPageAsync(page.Next);
        }
    }
}
