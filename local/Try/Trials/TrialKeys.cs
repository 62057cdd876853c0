using System.Text.Json;
using System.Text.RegularExpressions;
using WhatsAppReplies.Infra.Catalogue;

namespace WhatsAppReplies.Local.Try.Trials;

/// <summary>The keys of a trial's file and of each of its turns.</summary>
internal static class TrialKeys
{
    public const string Assistant = "assistant";
    public const string About = "about";
    public const string Record = "record";
    public const string Turns = "turns";
    public const string Customer = "customer";
    public const string Must = "must";
    public const string MustNot = "must_not";
    public const string HandOff = "hand_off";
    public const string TaskComplete = "task_complete";

    private const string Patterns = "a list of regular expressions, which take upper and lower case for the same";

    /// <summary>A pattern that a text makes work for longer than this is a mistake of whoever wrote it.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    public static readonly IReadOnlyList<CatalogueKey> All =
    [
        new(Assistant, true, "the name of a file under infra/assistants, without .json", JsonRules.IsText),
        new(About, true, "what the trial is for, in a line", JsonRules.IsText),
        new(Record, false, "an object, of a conversation's record what the assistant's context names", value => value.ValueKind == JsonValueKind.Object),
        new(Turns, true, "a list of objects, one a turn", value => JsonRules.IsList(value, turn => turn.ValueKind == JsonValueKind.Object)),
    ];

    public static readonly IReadOnlyList<CatalogueKey> OfATurn =
    [
        new(Customer, true, "a list of texts, what the customer writes in one breath", value => JsonRules.IsList(value, JsonRules.IsText)),
        new(Must, false, $"{Patterns}: each is found in the reply", value => JsonRules.IsList(value, IsPattern)),
        new(MustNot, false, $"{Patterns}: none is found in the reply", value => JsonRules.IsList(value, IsPattern)),
        new(HandOff, false, "true or false: whether a person has to take over", JsonRules.IsFlag),
        new(TaskComplete, false, "true or false: whether nothing is left to do", JsonRules.IsFlag),
    ];

    public static Regex Pattern(string text) => new(text, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, Patience);

    private static bool IsPattern(JsonElement value)
    {
        if (!JsonRules.IsText(value)) return false;
        try
        {
            _ = Pattern(value.GetString()!);
            return true;
        }
        catch (RegexParseException)
        {
            return false;
        }
    }
}
