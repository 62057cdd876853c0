using Twilio.Exceptions;
using Twilio.Http;

namespace Twilio.Clients;

public class TwilioRestClient : ITwilioRestClient
{
    private readonly string _username;
    private readonly string _password;

    public TwilioRestClient(
        string username,
        string password,
        string accountSid = null,
        string region = null,
        Http.HttpClient httpClient = null,
        string edge = null)
    {
        _username = username;
        _password = password;
        AccountSid = accountSid ?? username;
        Region = region;
        HttpClient = httpClient ?? new SystemNetHttpClient();
        Edge = edge;
    }

    public string AccountSid { get; }

    public string Region { get; }

    public string Edge { get; set; }

    public Http.HttpClient HttpClient { get; }

    public Response Request(Request request)
    {
        Prepare(request);
        Response response;
        try
        {
            response = HttpClient.MakeRequest(request);
        }
        catch (Exception e)
        {
            throw Unreachable(request, e);
        }

        return ApiErrors.ThrowIfAny(response);
    }

    public async Task<Response> RequestAsync(Request request)
    {
        Prepare(request);
        Response response;
        try
        {
            response = await HttpClient.MakeRequestAsync(request).ConfigureAwait(false);
        }
        catch (Exception e)
        {
            throw Unreachable(request, e);
        }

        return ApiErrors.ThrowIfAny(response);
    }

    private static ApiConnectionException Unreachable(Request request, Exception cause) =>
        new($"Connection Error: {request.Method}{request.ConstructUrl()}", cause);

    private void Prepare(Request request)
    {
        request.SetAuth(_username, _password);
        request.Region = Region ?? request.Region;
        request.Edge = Edge ?? request.Edge;
    }
}
