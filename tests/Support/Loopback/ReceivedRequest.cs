using System.Text;
using System.Text.Json;

namespace Tests.Support.Loopback;

/// <summary>Request as a <see cref="LoopbackServer"/> received it.</summary>
/// <param name="Method">GET, POST, ...</param>
/// <param name="Target">Path and query as they were on the wire.</param>
/// <param name="Headers">Names without regard to case.</param>
/// <param name="Body">Empty when there was none.</param>
internal sealed record ReceivedRequest(string Method, string Target, IReadOnlyDictionary<string, string> Headers, byte[] Body)
{
    /// <summary>As it was on the wire, without the query.</summary>
    public string Path => Target.Split('?', 2)[0];

    public string Text => Encoding.UTF8.GetString(Body);

    public JsonElement Json => JsonElement.Parse(Body);

    /// <summary>The fields of a form or of the query, in the order in which they were sent.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Form => Fields(Text);

    public IReadOnlyList<KeyValuePair<string, string>> Query => Fields(Target.Contains('?') ? Target[(Target.IndexOf('?') + 1)..] : "");

    private static List<KeyValuePair<string, string>> Fields(string encoded) =>
    [
        .. encoded
            .Split('&', StringSplitOptions.RemoveEmptyEntries)
            .Select(field => field.Split('=', 2))
            .Select(field => KeyValuePair.Create(Decoded(field[0]), Decoded(field[1]))),
    ];

    private static string Decoded(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));
}
