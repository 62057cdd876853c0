using System.Text.Json;
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
        var (all, answer) = await ReadAsync(call, options, isEnough, MessagePage.Read);
        return (all?.Messages, answer);
    }

    /// <param name="call">Whose time limit holds for all pages.</param>
    /// <param name="options">Which messages.</param>
    /// <param name="isEnough">As above.</param>
    /// <returns>The pages as one, with those messages that can be read; or why they could not be had.</returns>
    public static Task<(MessagePage? All, TwilioAnswer Answer)> ReadInPartAsync(
        TwilioCall call, ReadMessageOptions options, Predicate<TwilioMessage> isEnough) => ReadAsync(call, options, isEnough, MessagePage.ReadInPart);

    private static async Task<(MessagePage? All, TwilioAnswer Answer)> ReadAsync(
        TwilioCall call, ReadMessageOptions options, Predicate<TwilioMessage> isEnough, Func<JsonElement, MessagePage?> readPage)
    {
        var (messages, unreadable) = (new List<TwilioMessage>(), 0);
        var answer = await call.GetAsync(Resource, options.GetParams());
        while (true)
        {
            (var page, answer) = TwilioJson.Read(answer, readPage);
            if (page is null)
                return (null, answer);

            var wanted = page.Messages.TakeWhile(message => !isEnough(message)).ToList();
            messages.AddRange(wanted);
            unreadable += page.Unreadable;
            if (page.Next is null || wanted.Count < page.Messages.Count)
                return (new MessagePage(messages, null) { Unreadable = unreadable }, answer);
            answer = await call.GetPageAsync(page.Next);
        }
    }
}
