using System.Globalization;
using WhatsAppReplies.Local.Try.Running;

namespace WhatsAppReplies.Local.Try.Verdicts;

/// <summary>Printer of trials: the conversations with what they cost, and a verdict each. What customers say in a trial is fiction.</summary>
/// <param name="output">Where it is printed.</param>
/// <param name="prices">Null: the assistant's file names none.</param>
/// <param name="judgesWhatIsSaid">Otherwise a verdict is about the form alone.</param>
internal sealed class TrialPrinter(TextWriter output, Prices? prices, bool judgesWhatIsSaid)
{
    private const string Indent = "             ";

    public void Print(TrialResult result)
    {
        output.WriteLine();
        output.WriteLine($"{result.Trial.Name}: {result.Trial.About}");
        foreach (var turn in result.Turns) Print(turn);
        var verdict = result.Holds ? judgesWhatIsSaid ? "✓ holds" : "✓ the form holds" : "✗ fails";
        output.WriteLine($"  {verdict}: {Plural(result.Turns.Count, "turn")}, {Cost(result.Usage)}");
    }

    /// <param name="results">Of all trials.</param>
    public void Sum(IReadOnlyCollection<TrialResult> results)
    {
        var failed = results.Count(result => !result.Holds);
        var usage = results.Aggregate(new Usage(0, 0), (sum, result) => sum + result.Usage);
        output.WriteLine();
        output.WriteLine(
            $"{Plural(results.Count, "trial")}, {(failed == 0 ? "none" : $"{failed}")} failed; "
            + $"{Cost(usage)}{(judgesWhatIsSaid ? "" : ", as the stand-in counts: nothing was charged")}.");
        if (!judgesWhatIsSaid) output.WriteLine("Only the form was judged: a stand-in answered, and what it says means nothing.");
    }

    private void Print(TurnResult turn)
    {
        Print("customer", turn.Turn.Customer);
        if (turn.Answer is TurnAnswer.Replied replied)
        {
            Print("assistant", replied.Parts);
            if (replied.HandOff is { } reason) Print("hands off", [reason]);
            if (replied.CompletesTask) Print("completes", ["nothing is left to do"]);
        }

        if (turn.Answer.Usage.Total > 0) output.WriteLine($"{Indent}({Cost(turn.Answer.Usage)})");
        foreach (var objection in turn.Objections) output.WriteLine($"  ✗ {objection}");
    }

    private void Print(string who, IReadOnlyList<string> texts)
    {
        var lines = texts.SelectMany(text => text.Split('\n')).ToList();
        output.WriteLine($"  {who,-11}{lines[0]}");
        foreach (var line in lines.Skip(1)) output.WriteLine($"{Indent}{line}".TrimEnd());
    }

    private string Cost(Usage usage)
    {
        var tokens = string.Create(CultureInfo.InvariantCulture, $"{usage.Total:#,0} tokens");
        return prices is null ? tokens : string.Create(CultureInfo.InvariantCulture, $"{tokens}, ${prices.Of(usage):0.00####}");
    }

    private static string Plural(int count, string noun) => count == 1 ? $"1 {noun}" : $"{count} {noun}s";
}
