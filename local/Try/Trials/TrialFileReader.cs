using System.Text.Json;
using System.Text.Json.Nodes;
using WhatsAppReplies.Infra.Catalogue;
using WhatsAppReplies.Infra.Settings;

namespace WhatsAppReplies.Local.Try.Trials;

/// <summary>Reader of a trial's file, which says what is wrong with it: file, line, key, and within a turn which one.</summary>
/// <param name="path">Of the file.</param>
/// <param name="assistants">All that there are.</param>
/// <param name="mistakes">Where they are told.</param>
internal sealed class TrialFileReader(string path, IReadOnlyList<AssistantFile> assistants, ICollection<string> mistakes)
{
    private readonly CatalogueFileReader _file = new(path, TrialKeys.All, mistakes);

    /// <returns>Null when it has a mistake.</returns>
    public Trial? Read()
    {
        if (!_file.Read(Objection)) return null;
        var trial = new Trial(_file.Name, _file.Text(TrialKeys.Assistant)!, _file.Text(TrialKeys.About)!, [.. _file.Elements(TrialKeys.Turns).Select(TurnOf)])
        {
            Record = _file.Has(TrialKeys.Record) ? JsonNode.Parse(_file.Value(TrialKeys.Record).GetRawText())!.AsObject() : null,
        };
        var contradictions = Contradictions(trial).ToList();
        foreach (var contradiction in contradictions) mistakes.Add($"{Path.GetFileName(path)}: {contradiction}");
        return contradictions.Count == 0 ? trial : null;
    }

    private string? Objection(CatalogueKey key, JsonElement value) => key.Name switch
    {
        TrialKeys.Assistant when assistants.All(assistant => assistant.Id != value.GetString()) =>
            $"there is no such assistant; allowed: {string.Join(", ", assistants.Select(assistant => assistant.Id))}",
        TrialKeys.Record when value.TryGetProperty(Contract.Conversations.Messages, out _) =>
            $"{Contract.Conversations.Messages} do not stand in it: they are the trial's turns",
        TrialKeys.Turns => value.EnumerateArray().Select(Objection).FirstOrDefault(objection => objection is not null),
        _ => null,
    };

    /// <summary>Of the first mistake within the turns.</summary>
    private static string? Objection(JsonElement turn, int index)
    {
        var known = TrialKeys.OfATurn.Select(key => key.Name).ToList();
        foreach (var property in turn.EnumerateObject())
        {
            var place = $"{TrialKeys.Turns}[{index}].{property.Name}";
            if (TrialKeys.OfATurn.FirstOrDefault(key => key.Name == property.Name) is not { } key)
                return $"{place}: there is no such key: did you mean {UnknownKeys.Nearest(property.Name, known)}?";
            if (!key.Accepts(property.Value)) return $"{place}; allowed: {key.Allowed}";
        }

        return TrialKeys.OfATurn.FirstOrDefault(key => key.IsRequired && !turn.TryGetProperty(key.Name, out _)) is { } missing
            ? $"{TrialKeys.Turns}[{index}].{missing.Name} is missing; allowed: {missing.Allowed}"
            : null;
    }

    private IEnumerable<string> Contradictions(Trial trial)
    {
        var signals = assistants.Single(assistant => assistant.Id == trial.Assistant).Signals;
        foreach (var (turn, index) in trial.Turns.Select((turn, index) => (turn, index)))
        {
            if (turn.HandsOff is true && !signals.Contains(Contract.Signals.HandOff))
                yield return $"{TrialKeys.Turns}[{index}].{TrialKeys.HandOff} is true, and the assistant's signals have no {Contract.Signals.HandOff}";
            if (turn.CompletesTask is true && !signals.Contains(Contract.Signals.TaskComplete))
            {
                yield return $"{TrialKeys.Turns}[{index}].{TrialKeys.TaskComplete} is true, and the assistant's signals have no "
                    + $"{Contract.Signals.TaskComplete}";
            }
            if (turn.HandsOff is true && index < trial.Turns.Count - 1)
            {
                yield return $"{TrialKeys.Turns}[{index}].{TrialKeys.HandOff} is true, and turns follow: "
                    + "a person has the conversation then, and nothing is answered";
            }
        }
    }

    private static TrialTurn TurnOf(JsonElement turn) => new([.. turn.GetProperty(TrialKeys.Customer).EnumerateArray().Select(text => text.GetString()!)])
    {
        Must = [.. Texts(turn, TrialKeys.Must).Select(TrialKeys.Pattern)],
        MustNot = [.. Texts(turn, TrialKeys.MustNot).Select(TrialKeys.Pattern)],
        HandsOff = Flag(turn, TrialKeys.HandOff),
        CompletesTask = Flag(turn, TrialKeys.TaskComplete),
    };

    private static IEnumerable<string> Texts(JsonElement turn, string key) =>
        turn.TryGetProperty(key, out var list) ? list.EnumerateArray().Select(text => text.GetString()!) : [];

    private static bool? Flag(JsonElement turn, string key) => turn.TryGetProperty(key, out var flag) ? flag.GetBoolean() : null;
}
