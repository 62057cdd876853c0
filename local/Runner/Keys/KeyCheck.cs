using Pulumi;
using WhatsAppReplies.Infra.Catalogue;
using WhatsAppReplies.Infra.Settings;
using WhatsAppReplies.Infra.StackFiles;

namespace WhatsAppReplies.Local.Runner.Keys;

/// <summary>
/// Check of all keys that are set, by calls that cost nothing: a wrong one is told before anything is started, and not by a reply that never comes.
/// </summary>
/// <param name="real">The keys.</param>
/// <param name="stackFiles">The folder of the stack files: a stack may name other hosts.</param>
/// <param name="stack">Whose file counts.</param>
/// <param name="assistants">The folder of the assistants, whose models have to be there.</param>
internal sealed class KeyCheck(RealProviders real, string stackFiles, string stack, string assistants)
{
    private const string OpenAi = "https://api.openai.com/v1";
    private const string Twilio = "https://api.twilio.com";

    /// <returns>One line for each provider that was asked.</returns>
    /// <exception cref="ProblemException">A key is wrong, or its provider out of reach.</exception>
    public async Task<IReadOnlyList<string>> RunAsync(CancellationToken cancellationToken)
    {
        if (real.OpenAiApiKey is null && real.Twilio is null) return [];
        var verdicts = await Task.WhenAll(Checks(cancellationToken));
        var wrong = verdicts.OfType<KeyVerdict.Wrong>().Select(verdict => verdict.Why).ToList();
        return wrong.Count == 0 ? [.. verdicts.Select(Line)] : throw new ProblemException(string.Join(Environment.NewLine, wrong));
    }

    private static string Line(KeyVerdict verdict) => verdict switch
    {
        KeyVerdict.Right right => right.Says,
        KeyVerdict.Unsaid unsaid => unsaid.Why,
        _ => throw new InvalidOperationException($"No line for {verdict.GetType().Name}."),
    };

    private List<Task<KeyVerdict>> Checks(CancellationToken cancellationToken)
    {
        var checks = new List<Task<KeyVerdict>>();
        try
        {
            var file = StackFile.Read(stackFiles, stack);
            if (real.OpenAiApiKey is { } key)
            {
                var host = real.OpenAiBaseUrl ?? Host(file, SettingKeys.OpenAiBaseUrl, OpenAi);
                checks.AddRange(AssistantFiles.Read(assistants)
                    .Select(assistant => assistant.Model)
                    .Distinct()
                    .Select(model => OpenAiKey.CheckAsync(host, key, model, cancellationToken)));
            }

            if (real.Twilio is { } account)
                checks.Add(TwilioKey.CheckAsync(real.TwilioBaseUrl ?? Host(file, SettingKeys.TwilioBaseUrl, Twilio), account, cancellationToken));
            return checks;
        }
        catch (RunException wrong)
        {
            throw new ProblemException(wrong.Message, wrong);
        }
    }

    private static Uri Host(StackFile file, string setting, string usual) =>
        new(file.Configuration.Values.GetValueOrDefault($"{file.Project}:{setting}") ?? usual);
}
