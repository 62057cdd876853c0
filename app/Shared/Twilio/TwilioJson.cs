using System.Text.Json;

namespace WhatsAppReplies.Shared.Twilio;

/// <summary>Body of an answer.</summary>
internal static class TwilioJson
{
    /// <param name="answer">Of a call.</param>
    /// <param name="read">What is wanted of the body; nothing when the body lacks it.</param>
    /// <returns>What was read, or the answer that it could not be read from.</returns>
    public static (T? Read, TwilioAnswer Answer) Read<T>(TwilioAnswer answer, Func<JsonElement, T?> read)
        where T : class
    {
        if (answer is not TwilioAnswer.Success success)
            return (null, answer);

        try
        {
            using var document = JsonDocument.Parse(success.Body);
            return read(document.RootElement) is { } found ? (found, answer) : (null, new TwilioAnswer.Unreadable(success.Status));
        }
        catch (JsonException)
        {
            return (null, new TwilioAnswer.Unreadable(success.Status));
        }
    }
}
