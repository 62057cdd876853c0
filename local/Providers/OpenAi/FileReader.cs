using System.Security.Cryptography;
using System.Text.Json;

namespace WhatsAppReplies.Local.Providers.OpenAi;

/// <summary>Reads pictures and files of a request, and refuses what the service refuses: no data, another format than is said, or none that it knows.</summary>
internal static class FileReader
{
    private const string Beginning = "data:";
    private const string Encoded = ";base64,";

    /// <summary>Of all pictures and files of a request together.</summary>
    private const int Largest = 50 * 1024 * 1024;

    private static readonly string[] Pictures = ["image/jpeg", "image/png", "image/gif", "image/webp"];

    public static MessagePart Picture(JsonElement part, string at)
    {
        var file = Read(Needed(part, "image_url", at), $"{at}.image_url", "invalid_base64_image");
        return Pictures.Contains(file.MediaType) ? new MessagePart(MessagePart.Image, "", file)
            : throw JsonChecks.Refuse("invalid_image_format", at, "You uploaded an unsupported image. Please make sure your image is valid.");
    }

    public static MessagePart Document(JsonElement part, string at)
    {
        Needed(part, "filename", at);
        var file = Read(Needed(part, "file_data", at), $"{at}.file_data", "invalid_value");
        return file.MediaType == "application/pdf" ? new MessagePart(MessagePart.Document, "", file)
            : throw JsonChecks.Refuse("unsupported_file", at, "The file type you uploaded is not supported.");
    }

    private static string Needed(JsonElement part, string name, string at) => part.Text(name)
        ?? throw JsonChecks.Refuse("missing_required_parameter", $"{at}.{name}", $"Missing required parameter: '{at}.{name}'.");

    private static GivenFile Read(string url, string at, string code)
    {
        var start = url.IndexOf(Encoded, StringComparison.Ordinal);
        if (!url.StartsWith(Beginning, StringComparison.Ordinal) || start < 0)
            throw new NotSupportedException("Files at other addresses have no stand-in.");

        byte[] bytes;
        try
        {
            bytes = Convert.FromBase64String(url[(start + Encoded.Length)..]);
        }
        catch (FormatException)
        {
            throw JsonChecks.Refuse(code, at, $"Invalid '{at}': expected a base64-encoded data URL.");
        }

        if (bytes.Length > Largest)
            throw JsonChecks.Refuse("file_above_max_size", at, $"Invalid '{at}': the file is too large.");

        var declared = url[Beginning.Length..start];
        var real = KnownBytes.TypeOf(bytes);
        return real == declared ? new GivenFile(declared, bytes.Length, Convert.ToHexStringLower(SHA256.HashData(bytes)))
            : throw JsonChecks.Refuse("invalid_image_format", at, $"Invalid '{at}': the data is not {declared}.");
    }
}
