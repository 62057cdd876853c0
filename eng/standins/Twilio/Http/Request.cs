using System.Net;
using System.Text;

namespace Twilio.Http;

public class Request
{
    public Request(HttpMethod method, string url)
    {
        Method = method;
        Uri = new Uri(url);
    }

    internal Request(
        HttpMethod method, string url, List<KeyValuePair<string, string>> queryParams, List<KeyValuePair<string, string>> postParams)
        : this(method, url)
    {
        QueryParams = queryParams ?? QueryParams;
        PostParams = postParams ?? PostParams;
    }

    public HttpMethod Method { get; }

    public Uri Uri { get; private set; }

    public string Username { get; set; }

    public string Password { get; set; }

    public string Region { get; set; }

    public string Edge { get; set; }

    public List<KeyValuePair<string, string>> QueryParams { get; private set; } = [];

    public List<KeyValuePair<string, string>> PostParams { get; private set; } = [];

    public List<KeyValuePair<string, string>> HeaderParams { get; private set; } = [];

    public void SetAuth(string username, string password)
    {
        Username = username;
        Password = password;
    }

    public void AddQueryParam(string name, string value) => QueryParams.Add(new(name, value));

    public void AddPostParam(string name, string value) => PostParams.Add(new(name, value));

    public void AddHeaderParam(string name, string value) => HeaderParams.Add(new(name, value));

    public Uri ConstructUrl()
    {
        var address = TwilioHost.At(Uri, Edge, Region).AbsoluteUri;
        return new Uri(QueryParams.Count == 0 ? address : $"{address}?{Encode(QueryParams)}");
    }

    public byte[] EncodePostParams() => Encoding.UTF8.GetBytes(Encode(PostParams));

    private static string Encode(IEnumerable<KeyValuePair<string, string>> parameters) =>
        string.Join('&', parameters.Select(p => $"{WebUtility.UrlEncode(p.Key)}={WebUtility.UrlEncode(p.Value)}"));
}
