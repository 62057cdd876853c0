using Twilio.Clients;
using Twilio.Exceptions;

namespace Twilio;

/// <summary>The client of calls that name none.</summary>
public class TwilioClient
{
    private static ITwilioRestClient _client;

    private TwilioClient()
    {
    }

    public static void Init(string username, string password) => SetRestClient(new TwilioRestClient(username, password));

    public static void SetRestClient(ITwilioRestClient restClient) => _client = restClient;

    public static ITwilioRestClient GetRestClient() =>
        _client ?? throw new AuthenticationException("No client: call TwilioClient.Init first or name a client.");

    public static void Invalidate() => _client = null;
}
