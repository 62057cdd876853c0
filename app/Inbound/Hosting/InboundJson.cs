using System.Text.Json.Serialization;
using Amazon.Lambda.APIGatewayEvents;

namespace WhatsAppReplies.Inbound.Hosting;

/// <summary>Generated readers and writers of the types that cross the Runtime API.</summary>
[JsonSerializable(typeof(InboundEvent))]
[JsonSerializable(typeof(APIGatewayHttpApiV2ProxyResponse))]
internal sealed partial class InboundJson : JsonSerializerContext;
