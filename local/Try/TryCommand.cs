using System.Globalization;
using Pulumi;
using WhatsAppReplies.Infra.Catalogue;
using WhatsAppReplies.Local.Cloud;
using WhatsAppReplies.Local.Providers;
using WhatsAppReplies.Local.Providers.OpenAi;
using WhatsAppReplies.Local.Try.Running;
using WhatsAppReplies.Local.Try.Trials;
using WhatsAppReplies.Local.Try.Verdicts;

namespace WhatsAppReplies.Local.Try;

/// <summary>Command line verb: tries an assistant, against the stand-in or, with a key, against the real model.</summary>
internal sealed class TryCommand(TrySettings settings, TextWriter output, Func<string, string?> variable, TimeProvider time)
{
    private const string KeyVariable = "OPENAI_API_KEY";
    private const int Failed = 1;

    /// <summary>Of an answer whose assistant names no limit: more than a WhatsApp message will ever hold, thinking included.</summary>
    private const int MostOutputTokens = 16_000;

    /// <exception cref="ProblemException">A file is wrong, or nothing can be tried.</exception>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var (assistant, trials) = Read();
        var prices = assistant is { InputPrice: { } input, OutputPrice: { } answer } ? new Prices(input, answer) : null;
        return variable(KeyVariable) is { Length: > 0 } key
            ? await WithTheRealModelAsync(assistant, trials, prices, key, cancellationToken)
            : await WithTheStandInAsync(assistant, trials, prices, cancellationToken);
    }

    private (AssistantFile Assistant, IReadOnlyList<Trial> Trials) Read()
    {
        try
        {
            var root = Path.GetFullPath(settings.Root);
            var assistants = AssistantFiles.Read(AssistantFiles.Folder(root));
            var assistant = assistants.FirstOrDefault(file => file.Id == settings.Assistant)
                ?? throw new ProblemException(
                    $"--assistant={settings.Assistant}: there is no such file under infra/assistants. Assistants: "
                    + $"{string.Join(", ", assistants.Select(file => file.Id))}.");
            IReadOnlyList<Trial> trials = [.. TrialFiles.Read(root, assistants).Where(trial => trial.Assistant == assistant.Id)];
            return trials.Count > 0
                ? (assistant, trials)
                : throw new ProblemException($"No file under infra/assistants/trials names the assistant {assistant.Id}: there is nothing to try.");
        }
        catch (RunException wrong)
        {
            throw new ProblemException(wrong.Message, wrong);
        }
    }

    private async Task<int> WithTheStandInAsync(AssistantFile assistant, IReadOnlyList<Trial> trials, Prices? prices, CancellationToken cancellationToken)
    {
        await output.WriteLineAsync(
            $"A stand-in answers, which does not read instructions: only the form is judged. With {KeyVariable} in the environment the real model is asked.");
        var options = new ProviderServersOptions();
        await using var standIn = await OpenAiServer.StartAsync(options.OpenAiApiKey, options.Seed, time, cancellationToken);
        using var model = new TriedModel(assistant, options.OpenAiApiKey, standIn.BaseUrl, time);
        return await TryAsync(
            trials,
            new TrialRun(model, new Judge(judgesWhatIsSaid: false), ceiling: null),
            new TrialPrinter(output, prices, judgesWhatIsSaid: false),
            cancellationToken);
    }

    private async Task<int> WithTheRealModelAsync(
        AssistantFile assistant, IReadOnlyList<Trial> trials, Prices? prices, string key, CancellationToken cancellationToken)
    {
        if (prices is null)
        {
            throw new ProblemException(
                $"{KeyVariable} is set, and infra/assistants/{assistant.Id}.json names no {Contract.Assistants.InputPrice} and "
                + $"{Contract.Assistants.OutputPrice}: without them no ceiling can be kept. Name both, or unset {KeyVariable}.");
        }

        await output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"{KeyVariable} IS SET: THE REAL MODEL {assistant.Model} IS ASKED AND COSTS MONEY, at most ${settings.MostDollars:0.00##} at the prices of the "
            + $"assistant's file (--most-dollars)."));
        using var model = new TriedModel(assistant, key, address: null, time);
        var ceiling = new Ceiling(prices, settings.MostDollars, assistant.MaxOutputTokens ?? MostOutputTokens);
        return await TryAsync(
            trials,
            new TrialRun(model, new Judge(judgesWhatIsSaid: true), ceiling),
            new TrialPrinter(output, prices, judgesWhatIsSaid: true),
            cancellationToken);
    }

    private static async Task<int> TryAsync(IReadOnlyList<Trial> trials, TrialRun run, TrialPrinter printer, CancellationToken cancellationToken)
    {
        var results = new List<TrialResult>();
        foreach (var trial in trials)
        {
            results.Add(await run.RunAsync(trial, cancellationToken));
            printer.Print(results[^1]);
        }

        printer.Sum(results);
        return results.TrueForAll(result => result.Holds) ? 0 : Failed;
    }
}
