using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace WhatsAppReplies.Local.Runner.Scenario;

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
    public DateTimeOffset ReceivedAt => DateTimeOffset.Parse(ReceivedAtText, CultureInfo.InvariantCulture);

    /// <summary>The same later, in the same form: number of decimals, and <c>Z</c> or the offset.</summary>
    public SampleFragment Later(TimeSpan by)
    {
        var decimals = ReceivedAtText.Skip("2026-11-20T10:21:07".Length).SkipWhile(character => character == '.').TakeWhile(char.IsAsciiDigit).Count();
        var zone = ReceivedAtText.EndsWith('Z') ? "'Z'" : "zzz";
        var form = $"yyyy-MM-dd'T'HH:mm:ss{(decimals > 0 ? "." + new string('f', decimals) : "")}{zone}";
        return this with { ReceivedAtText = (ReceivedAt + by).ToString(form, CultureInfo.InvariantCulture) };
    }
}
