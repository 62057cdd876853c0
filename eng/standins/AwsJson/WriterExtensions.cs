using System.Text.Json;

namespace Amazon.AwsJson;

/// <summary>Writes a member that is set and leaves out one that is not.</summary>
internal static class WriterExtensions
{
    public static void Text(this Utf8JsonWriter writer, string name, string value)
    {
        if (value is not null)
        {
            writer.WriteString(name, value);
        }
    }

    public static void Number(this Utf8JsonWriter writer, string name, long? value)
    {
        if (value is { } number)
        {
            writer.WriteNumber(name, number);
        }
    }

    public static void Flag(this Utf8JsonWriter writer, string name, bool? value)
    {
        if (value is { } flag)
        {
            writer.WriteBoolean(name, flag);
        }
    }

    public static void Binary(this Utf8JsonWriter writer, string name, MemoryStream value)
    {
        if (value is not null)
        {
            writer.WriteBase64String(name, value.ToArray());
        }
    }

    public static void Texts(this Utf8JsonWriter writer, string name, List<string> values)
    {
        if (!IsSet(values))
        {
            return;
        }

        writer.WriteStartArray(name);
        foreach (var value in values)
        {
            writer.WriteStringValue(value);
        }

        writer.WriteEndArray();
    }

    public static void TextMap(this Utf8JsonWriter writer, string name, Dictionary<string, string> values)
    {
        if (!IsSet(values))
        {
            return;
        }

        writer.WriteStartObject(name);
        foreach (var (key, value) in values)
        {
            writer.WriteString(key, value);
        }

        writer.WriteEndObject();
    }

    public static void Objects<T>(this Utf8JsonWriter writer, string name, List<T> values, Action<Utf8JsonWriter, T> write)
    {
        if (!IsSet(values))
        {
            return;
        }

        writer.WriteStartArray(name);
        foreach (var value in values)
        {
            writer.WriteStartObject();
            write(writer, value);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    public static void ObjectMap<T>(this Utf8JsonWriter writer, string name, Dictionary<string, T> values, Action<Utf8JsonWriter, T> write)
    {
        if (!IsSet(values))
        {
            return;
        }

        writer.WriteStartObject(name);
        foreach (var (key, value) in values)
        {
            writer.WriteStartObject(key);
            write(writer, value);
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }

    // Where collections are made beforehand, an empty one means that the caller never touched it.
    private static bool IsSet<T>(ICollection<T> values) => values is not null && (values.Count > 0 || !AWSConfigs.InitializeCollections);
}
