namespace WhatsAppReplies.Infra.Settings;

/// <param name="Key">With its namespace.</param>
/// <param name="Value">As it stands in the stack file; null when it is missing.</param>
/// <param name="Rule">What may stand there.</param>
internal sealed record SettingProblem(string Key, string? Value, string Rule)
{
    /// <summary>With the line where that is known: the engine hands over values without the file.</summary>
    public string InWords(StackConfiguration configuration)
    {
        var problem = Value is null ? $"{Key} is missing; {Rule}" : $"{Key} is {Value}; {Rule}";
        // An item of a list stands under the list's key.
        return configuration.Lines.TryGetValue(Key.Split('[')[0], out var line) ? $"line {line}: {problem}" : problem;
    }
}
