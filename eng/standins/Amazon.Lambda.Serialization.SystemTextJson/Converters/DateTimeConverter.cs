using System.Text.Json;
using System.Text.Json.Serialization;

namespace Amazon.Lambda.Serialization.SystemTextJson.Converters;

/// <summary>Some event sources write an instant as text, others as seconds or milliseconds since 1970.</summary>
public class DateTimeConverter : JsonConverter<DateTime>
{
    // Seconds stay below this until the year 5138; milliseconds have been above it since 1973.
    private const double FirstThatIsMilliseconds = 100_000_000_000;

    public override DateTime Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.Number)
        {
            return reader.GetDateTime();
        }

        var number = reader.GetDouble();
        return number < FirstThatIsMilliseconds ? DateTime.UnixEpoch.AddSeconds(number) : DateTime.UnixEpoch.AddMilliseconds(number);
    }

    public override void Write(Utf8JsonWriter writer, DateTime value, JsonSerializerOptions options) => writer.WriteStringValue(value);
}
