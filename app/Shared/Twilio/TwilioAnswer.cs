using System.Net.Http.Headers;

namespace WhatsAppReplies.Shared.Twilio;

/// <summary>What came of one call of Twilio's interface.</summary>
internal abstract record TwilioAnswer
{
    private TwilioAnswer()
    {
    }

    /// <summary>Twilio took the request and answered; the body is still to be read.</summary>
    public sealed record Success(int Status, ReadOnlyMemory<byte> Body) : TwilioAnswer;

    /// <param name="Status">400 or more.</param>
    /// <param name="Code">Twilio's own; zero when the body has none, as a gateway's HTML.</param>
    /// <param name="RetryAfter">How long to wait, where the answer says it.</param>
    public sealed record Error(int Status, int Code, RetryConditionHeaderValue? RetryAfter) : TwilioAnswer
    {
        /// <summary>The credentials are wrong or old.</summary>
        public bool IsUnauthorized => Status == 401 || Code == TwilioCode.Unauthorized;
    }

    /// <summary>A success whose body lacks what was asked for: it says neither yes nor no.</summary>
    public sealed record Unreadable(int Status) : TwilioAnswer;

    public sealed record TimedOut : TwilioAnswer;

    /// <summary>No whole answer: the connection could not be made, or it broke.</summary>
    public sealed record NoAnswer(Exception Fault) : TwilioAnswer;
}
