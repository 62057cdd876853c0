namespace WhatsAppReplies.Infra.Catalogue;

/// <summary>What the model provider would refuse later, in front of a customer.</summary>
internal static class AssistantRules
{
    private static readonly string[] Efforts = ["none", "minimal", "low", "medium", "high", "xhigh", "max"];

    public static IEnumerable<string> Broken(AssistantFile assistant, string fileName)
    {
        if (fileName != $"{assistant.Id}.json")
            yield return $"{Contract.Assistants.AssistantId} is '{assistant.Id}'; allowed: the file's name without .json";
        if (string.IsNullOrWhiteSpace(assistant.Model))
            yield return $"{Contract.Assistants.Model} is empty; allowed: the name of a model";
        if (assistant.Instructions.All(string.IsNullOrWhiteSpace))
            yield return $"{Contract.Assistants.Instructions} is empty; allowed: at least one line of text";
        if (assistant.MaxOutputTokens is < 16)
            yield return $"{Contract.Assistants.MaxOutputTokens} is {assistant.MaxOutputTokens}; allowed: 16 and more";
        if (assistant.Temperature is < 0 or > 2)
            yield return $"{Contract.Assistants.Temperature} is {assistant.Temperature}; allowed: 0 to 2";
        if (assistant.ReasoningEffort is { } effort && !Efforts.Contains(effort))
            yield return $"{Contract.Assistants.ReasoningEffort} is '{effort}'; allowed: one of {string.Join(", ", Efforts)}";
        if (assistant.InputPrice is < 0 || assistant.OutputPrice is < 0)
            yield return "a price is negative; allowed: dollars for a million tokens, 0 and more";
        if (assistant.InputPrice is null != assistant.OutputPrice is null)
            yield return "only one of the two prices is set; allowed: both, which makes the turn's cost a metric, or none";
    }
}
