namespace WhatsAppReplies.Shared.Settings;

/// <summary>The choice of the function: which of those in the zip a process is.</summary>
internal static class FunctionChoice
{
    /// <exception cref="InvalidSettingsException">Names the variable, and what is wrong with those that both functions of messages have.</exception>
    public static bool IsInbound(Func<string, string?> environment) => environment(Contract.Variables.Function)?.Trim() switch
    {
        Contract.Functions.Inbound => true,
        Contract.Functions.Replies => false,
        var value => throw new InvalidSettingsException(
        [
            $"{Contract.Variables.Function} {(string.IsNullOrEmpty(value) ? "is missing: it " : "")}"
                + $"must be {Contract.Functions.Replies}, {Contract.Functions.Inbound} or {Contract.Functions.Pause}",
            .. MistakesOf(() => FunctionSettings.Read(environment)).Intersect(MistakesOf(() => InboundSettings.Read(environment)), StringComparer.Ordinal),
        ]),
    };

    private static IReadOnlyList<string> MistakesOf(Action read)
    {
        try
        {
            read();
            return [];
        }
        catch (InvalidSettingsException exception)
        {
            return exception.Mistakes;
        }
    }
}
