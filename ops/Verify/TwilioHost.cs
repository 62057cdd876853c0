using WhatsAppReplies.Ops.Places;

namespace WhatsAppReplies.Ops.Verify;

/// <summary>Where the messages of a stack are asked for: the stand-in of a stack on this machine is never taken for Twilio, nor the other way round.</summary>
internal static class TwilioHost
{
    private const string Variable = Contract.Variables.TwilioBaseUrl;
    private const string Own = "https://api.twilio.com";

    /// <exception cref="MistakeException">A stack on this machine, and nobody says where its stand-in is.</exception>
    public static Uri Of(Place place, Stack stack, Func<string, string?> variable)
    {
        if (place is not Place.ThisMachine)
            return new Uri(stack.TwilioBaseUrl ?? Own);
        return Uri.TryCreate(variable(Variable), UriKind.Absolute, out var host) && host.IsLoopback
            ? host
            : throw new MistakeException(
                $"{Variable} has to name the stand-in for Twilio of the stack on this machine, such as http://127.0.0.1:4567: "
                + "credentials of that stack go nowhere else.");
    }
}
