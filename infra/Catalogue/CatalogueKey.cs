using System.Text.Json;

namespace WhatsAppReplies.Infra.Catalogue;

/// <summary>A key of a file whose content becomes a table's item.</summary>
/// <param name="Name">As in the file and as in the table's item.</param>
/// <param name="IsRequired">Whether a file without it is refused.</param>
/// <param name="Allowed">What may stand there, in words: in messages and in the README beside the files.</param>
/// <param name="Accepts">The same as a rule.</param>
internal sealed record CatalogueKey(string Name, bool IsRequired, string Allowed, Func<JsonElement, bool> Accepts)
{
    /// <summary>A phone number is not repeated in a message.</summary>
    public bool IsPrivate { get; init; }
}
