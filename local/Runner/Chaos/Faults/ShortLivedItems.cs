using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using WhatsAppReplies.Local.Cloud.Gateway;

namespace WhatsAppReplies.Local.Runner.Chaos.Faults;

/// <summary>
/// Interceptor of a service: what is staged for some customers expires soon, as if another system staged it that lets its items live for seconds. The
/// sweeper then takes it within the second; what the function puts off afterwards stays put off.
/// </summary>
internal sealed class ShortLivedItems(IAwsService service, IReadOnlySet<string> channels, Counts counts, TimeProvider time) : IAwsService
{
    private const string Put = "PutItem";

    private static readonly TimeSpan Life = TimeSpan.FromSeconds(15);

    public string Name => service.Name;

    public AwsProtocol Protocol => service.Protocol;

    public IReadOnlyList<(string Action, string Resource)> Permissions(string operation, AwsRequest request) => service.Permissions(operation, request);

    public Task<AwsHttpAnswer> SendAsync(string operation, AwsRequest request, CancellationToken cancellationToken) =>
        service.SendAsync(operation, operation == Put ? Shortened(request) : request, cancellationToken);

    private AwsRequest Shortened(AwsRequest request)
    {
        var put = JsonNode.Parse(request.Body.Span)!;
        var item = put["Item"]!.AsObject();
        var isStaged = item.ContainsKey(Contract.Stage.ReceivedAt) && item.ContainsKey(Contract.Stage.Body);
        if (!isStaged || !channels.Contains(item[Contract.Stage.PrimaryChannel]!["S"]!.GetValue<string>())) return request;

        counts.Add("items that expire soon");
        item[Contract.Stage.ExpiresAt] = new JsonObject { ["N"] = (time.GetUtcNow() + Life).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture) };
        return request with { Body = JsonSerializer.SerializeToUtf8Bytes(put) };
    }
}
