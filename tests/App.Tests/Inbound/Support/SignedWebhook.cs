using System.Text;
using Amazon.Lambda.APIGatewayEvents;
using WhatsAppReplies.Inbound.Hosting;

namespace App.Tests.Inbound.Support;

/// <summary>A request of Twilio's, as the function URL hands it over.</summary>
internal sealed record SignedWebhook
{
    public const string Domain = "abc123.lambda-url.eu-north-1.on.aws";

    public IReadOnlyList<KeyValuePair<string, string>> Fields { get; init; } = [];

    public string Token { get; init; } = InboundWorld.StackToken;

    public string Method { get; init; } = "POST";

    public string Path { get; init; } = "/";

    public string Query { get; init; } = "";

    /// <summary>What Twilio called, and signs.</summary>
    public string Origin { get; init; } = $"https://{Domain}";

    /// <summary>Nothing: as the token says.</summary>
    public string? Signature { get; init; }

    public bool IsSigned { get; init; } = true;

    /// <summary>Nothing: the fields.</summary>
    public string? Body { get; init; }

    public static SignedWebhook Message(
        string sid, string body = "hello", string from = $"whatsapp:{InboundWorld.Customer}", string to = $"whatsapp:{InboundWorld.Company}") =>
        new() { Fields = [new("MessageSid", sid), new("AccountSid", "ACaccount"), new("From", from), new("To", to), new("Body", body), new("NumMedia", "0")] };

    public static SignedWebhook Status(
        string sid, string status, int? code = null, string conversation = InboundWorld.ConversationId, string to = $"whatsapp:{InboundWorld.Customer}")
    {
        var webhook = new SignedWebhook
        {
            Path = "/status",
            Query = $"conversation={Uri.EscapeDataString(conversation)}",
            Fields = [new("MessageSid", sid), new("MessageStatus", status), new("From", $"whatsapp:{InboundWorld.Company}"), new("To", to)],
        };
        return code is null ? webhook : webhook.With(("ErrorCode", $"{code}"));
    }

    public SignedWebhook With(params (string Name, string Value)[] fields) => this with
    {
        Fields = [.. Fields.Where(field => !fields.Any(added => added.Name == field.Key)),
            .. fields.Select(field => KeyValuePair.Create(field.Name, field.Value))],
    };

    public InboundEvent Event()
    {
        var url = Origin + Path + (Query.Length == 0 ? "" : "?" + Query);
        var headers = new Dictionary<string, string> { ["content-type"] = "application/x-www-form-urlencoded" };
        if (IsSigned)
            headers["x-twilio-signature"] = Signature ?? TwilioSigner.Sign(Token, url, Fields);
        return new InboundEvent
        {
            RawPath = Path,
            RawQueryString = Query,
            Headers = headers,
            Body = Convert.ToBase64String(Encoding.UTF8.GetBytes(Body ?? Encode(Fields))),
            IsBase64Encoded = true,
            RequestContext = new APIGatewayHttpApiV2ProxyRequest.ProxyRequestContext
            {
                DomainName = Domain,
                Http = new APIGatewayHttpApiV2ProxyRequest.HttpDescription { Method = Method },
            },
        };
    }

    public static string Encode(IEnumerable<KeyValuePair<string, string>> fields) =>
        string.Join('&', fields.Select(field => $"{Escape(field.Key)}={Escape(field.Value)}"));

    /// <summary>As forms are written: a space is a plus.</summary>
    private static string Escape(string text) => Uri.EscapeDataString(text).Replace("%20", "+", StringComparison.Ordinal);
}
