using System.Net.Http.Headers;

namespace Twilio.Http;

/// <summary>Sends requests over a client of the caller's; its timeout and handlers are the caller's too.</summary>
public class SystemNetHttpClient : HttpClient
{
    private static readonly string UserAgent = $"twilio-csharp/{typeof(SystemNetHttpClient).Assembly.GetName().Version?.ToString(3)}";

    private readonly System.Net.Http.HttpClient _httpClient;

    public SystemNetHttpClient(System.Net.Http.HttpClient httpClient = null) =>
        _httpClient = httpClient ?? new System.Net.Http.HttpClient(new HttpClientHandler { AllowAutoRedirect = false });

    public override Response MakeRequest(Request request) => MakeRequestAsync(request).GetAwaiter().GetResult();

    public override async Task<Response> MakeRequestAsync(Request request)
    {
        LastRequest = request;
        LastResponse = null;
        using var message = Message(request);
        using var answer = await _httpClient.SendAsync(message).ConfigureAwait(false);
        var content = await answer.Content.ReadAsStringAsync().ConfigureAwait(false);
        return LastResponse = new Response(answer.StatusCode, content, answer.Headers);
    }

    private HttpRequestMessage Message(Request request)
    {
        var message = new HttpRequestMessage(new System.Net.Http.HttpMethod(request.Method.ToString()), request.ConstructUrl());
        message.Headers.Authorization = new AuthenticationHeaderValue("Basic", Authentication(request.Username, request.Password));
        message.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        message.Headers.TryAddWithoutValidation("User-Agent", UserAgent);
        foreach (var (name, value) in request.HeaderParams)
        {
            message.Headers.TryAddWithoutValidation(name, value);
        }

        if (!request.Method.Equals(HttpMethod.Get))
        {
            message.Content = new FormUrlEncodedContent(request.PostParams);
        }

        return message;
    }
}
