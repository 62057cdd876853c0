namespace Twilio.Exceptions;

/// <summary>No answer came back: whether the request was carried out is unknown.</summary>
public class ApiConnectionException : TwilioException
{
    public ApiConnectionException(string message) : base(message)
    {
    }

    public ApiConnectionException(string message, Exception exception) : base(message, exception)
    {
    }
}
