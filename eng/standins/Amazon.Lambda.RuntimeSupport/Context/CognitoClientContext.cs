using System.Text.Json;
using Amazon.Lambda.Core;

namespace Amazon.Lambda.RuntimeSupport;

internal sealed record CognitoClientContext(
    IClientApplication Client, IDictionary<string, string> Custom, IDictionary<string, string> Environment) : IClientContext
{
    public static CognitoClientContext Parse(string json)
    {
        if (string.IsNullOrWhiteSpace(json))
        {
            return null;
        }

        using var document = JsonDocument.Parse(json);
        var root = document.RootElement;
        var client = root.TryGetProperty("client", out var value) && value.ValueKind == JsonValueKind.Object
            ? CognitoClientApplication.Read(value)
            : null;
        return new CognitoClientContext(client, root.Texts("custom"), root.Texts("env"));
    }
}
