namespace WhatsAppReplies.Shared.Settings;

/// <summary>The environment is not one that the function can run in. Names every variable that is wrong, never a value.</summary>
internal sealed class InvalidSettingsException(IReadOnlyList<string> mistakes)
    : Exception($"The function's environment is wrong: {string.Join("; ", mistakes)}.")
{
    public IReadOnlyList<string> Mistakes { get; } = mistakes;
}
