namespace WhatsAppReplies.Infra.Settings;

/// <param name="Key">With its namespace.</param>
/// <param name="Value">As it stands in the stack file; null when it is missing.</param>
/// <param name="Rule">What may stand there.</param>
internal sealed record SettingProblem(string Key, string? Value, string Rule)
{
    public override string ToString() => Value is null ? $"{Key} is missing; {Rule}" : $"{Key} is {Value}; {Rule}";
}
