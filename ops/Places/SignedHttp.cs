using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Xml;
using System.Xml.Linq;
using Amazon.Runtime;
using WhatsAppReplies.Shared.Aws;

namespace WhatsAppReplies.Ops.Places;

/// <summary>
/// Calls of a service whose package not every feed has. The signature is the SDK's own; paths and queries have to be of letters that need no escape in it.
/// </summary>
internal sealed class SignedHttp(HttpClient http, Func<Task<ImmutableCredentials>> credentials, Uri endpoint, string region, string service, TimeProvider time)
{
    /// <summary>As most services ask: method and path say what, and JSON goes both ways.</summary>
    /// <exception cref="AmazonServiceException">The service refuses, or fails.</exception>
    public async Task<JsonNode> SendAsync(HttpMethod method, string path, string query, JsonObject? body, CancellationToken cancellationToken)
    {
        var content = body is null ? [] : Encoding.UTF8.GetBytes(body.ToJsonString());
        using var request = new HttpRequestMessage(method, new Uri(endpoint, query.Length == 0 ? path : $"{path}?{query}"));
        if (body is not null) request.Content = new ByteArrayContent(content) { Headers = { ContentType = new("application/json") } };
        return JsonNode.Parse(await ExchangeAsync(request, content, cancellationToken))!;
    }

    /// <summary>As older services ask: a form says what, and the answer is XML.</summary>
    /// <returns>What stands within the result; names have no namespace.</returns>
    /// <exception cref="AmazonServiceException">The service refuses, or fails.</exception>
    public async Task<XElement> AskAsync(
        string operation, string version, IEnumerable<KeyValuePair<string, string>> fields, CancellationToken cancellationToken)
    {
        using var form = new FormUrlEncodedContent([new("Action", operation), new("Version", version), .. fields]);
        var content = await form.ReadAsByteArrayAsync(cancellationToken);
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(endpoint, "/"));
        request.Content = new ByteArrayContent(content) { Headers = { ContentType = form.Headers.ContentType } };
        var answer = XElement.Parse(await ExchangeAsync(request, content, cancellationToken));
        foreach (var element in answer.DescendantsAndSelf()) element.Name = element.Name.LocalName;
        return answer.Element($"{operation}Result") ?? throw new XmlException($"The answer to {operation} has no result.");
    }

    private async Task<string> ExchangeAsync(HttpRequestMessage request, byte[] content, CancellationToken cancellationToken)
    {
        var who = await credentials();
        AwsSignature.Sign(request, content, who, region, service, time.GetUtcNow());
        using var response = await http.SendAsync(request, cancellationToken);
        var text = await response.Content.ReadAsStringAsync(cancellationToken);
        return response.IsSuccessStatusCode ? text : throw Refused(response, text);
    }

    /// <summary>What the service says beside its code is not repeated: it can quote what it was asked.</summary>
    private static AmazonServiceException Refused(HttpResponseMessage response, string text)
    {
        var code = response.Headers.TryGetValues("x-amzn-ErrorType", out var types) ? types.First().Split(':')[0] : CodeIn(text);
        return new AmazonServiceException(
            $"{response.RequestMessage?.RequestUri?.Host} answered {(int)response.StatusCode}",
            null,
            (int)response.StatusCode < 500 ? ErrorType.Sender : ErrorType.Receiver,
            code,
            "",
            response.StatusCode);
    }

    private static string CodeIn(string text)
    {
        try
        {
            return text.StartsWith('<')
                ? XElement.Parse(text).Descendants().FirstOrDefault(element => element.Name.LocalName == "Code")?.Value ?? ""
                : JsonNode.Parse(text)?["__type"]?.GetValue<string>()?.Split('#')[^1] ?? "";
        }
        catch (Exception other) when (other is JsonException or XmlException or InvalidOperationException)
        {
            // What stands between here and the service answers in its own words.
            return "";
        }
    }
}
