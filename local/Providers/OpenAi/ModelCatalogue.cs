namespace WhatsAppReplies.Local.Providers.OpenAi;

/// <summary>Which model names exist, and which of them are reasoning models.</summary>
internal static class ModelCatalogue
{
    private const string ChargedByTheMinute = "whisper-1";

    private static readonly string[] Families = ["gpt-4.1", "gpt-4o", "gpt-5", "gpt-6", "o3"];
    private static readonly string[] ReasoningFamilies = ["gpt-5", "gpt-6", "o3"];
    private static readonly HashSet<string> Hearing = [ChargedByTheMinute, "gpt-4o-transcribe", "gpt-4o-mini-transcribe"];
    private static readonly HashSet<string> Retired = ["gpt-4.1-nano", "o3-mini"];

    public static bool Knows(string model) => BelongsTo(model, Families) && !Retired.Contains(model);

    public static bool Hears(string model) => Hearing.Contains(model);

    /// <summary>The others by tokens.</summary>
    public static bool HearsByTheMinute(string model) => model == ChargedByTheMinute;

    public static bool Reasons(string model) => BelongsTo(model, ReasoningFamilies);

    private static bool BelongsTo(string model, string[] families) =>
        Array.Exists(families, family => model == family
            || model.StartsWith(family + "-", StringComparison.Ordinal)
            || model.StartsWith(family + ".", StringComparison.Ordinal));
}
