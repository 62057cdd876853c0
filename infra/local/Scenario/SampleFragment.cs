using System.Text.Json;
using System.Text.Json.Serialization;

namespace WhatsAppReplies.Local.Scenario;

/// <param name="MessageSid">The sort key of the stage table.</param>
/// <param name="ReceivedAtText">As it stands in the sample, with whatever offset.</param>
/// <param name="Body">What the customer wrote.</param>
internal sealed record SampleFragment(
    [property: JsonPropertyName(Contract.Stage.MessageSid)] string MessageSid,
    [property: JsonPropertyName(Contract.Stage.ReceivedAt)] string ReceivedAtText,
    [property: JsonPropertyName(Contract.Stage.Body)] string Body)
{
    public static readonly JsonSerializerOptions Json = new() { RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true };

    [JsonIgnore]
    public DateTimeOffset ReceivedAt => DateTimeOffset.Parse(ReceivedAtText, System.Globalization.CultureInfo.InvariantCulture);
}
