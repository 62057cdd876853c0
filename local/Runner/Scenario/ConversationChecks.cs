using Amazon.DynamoDBv2.Model;
using WhatsAppReplies.Local.Cloud.DynamoDb;
using WhatsAppReplies.Local.Plan.Checks;

namespace WhatsAppReplies.Local.Runner.Scenario;

/// <summary>Step 20 of the deployment plan, for one conversation.</summary>
internal sealed class ConversationChecks(SampleResult result)
{
    private const int PlanStep = 20;
    private const string NeverSet = "not set";

    private static readonly HashSet<string> WrittenByTheFunction =
    [
        Contract.Conversations.Messages, Contract.Conversations.Status, Contract.Conversations.StatusReason, Contract.Conversations.UpdatedAt,
        Contract.Conversations.LastAssistantMessageSid, Contract.Conversations.LastPartSids,
        Contract.Conversations.InitialProcessingTimeMs, Contract.Conversations.Step,
        Contract.Conversations.Owner, Contract.Conversations.Deadline, Contract.Conversations.PreviousStatus, Contract.Conversations.HandedOverAt,
    ];

    private readonly Points _points = new(PlanStep, result.Sample.Name);
    private readonly Sample _sample = result.Sample;

    public IReadOnlyList<Point> Run()
    {
        if (_sample.Origin == SampleOrigin.Phone) CheckWebhooks();
        CheckTrigger();
        CheckLogs();
        if (result.OnPhone is { } phone) CheckPhone([.. phone.Select(message => message.Body)]);
        CheckUserEntry();
        CheckAssistantEntry();
        CheckStatus();
        CheckRest();
        _points.Add("its staged fragments are gone", result.StagedLeft == 0, $"{result.StagedLeft} left of {_sample.Staged.Count}");
        _points.Add("its trigger lock is gone", !result.LockLeft, result.LockLeft ? "still there" : "gone");
        return _points.All;
    }

    private void CheckWebhooks()
    {
        var taken = result.Webhooks.Count(webhook => webhook.Succeeded);
        var repeated = result.Webhooks.Sum(webhook => webhook.Outcomes.Count) - result.Webhooks.Count;
        _points.Add(
            "the webhook took every message that was written on the phone",
            taken == _sample.Staged.Count,
            $"{taken} of {_sample.Staged.Count}{(repeated > 0 ? $", {Plural.Of(repeated, "call")} repeated" : "")}");
    }

    private void CheckTrigger() =>
        _points.Add(
            "its trigger was acknowledged", result.Acknowledged, $"{(result.Acknowledged ? "after" : "not after")} {result.Duration.TotalSeconds:0.00} s");

    private void CheckLogs()
    {
        var records = LogRecords.Of(result.Logs);
        var bad = records.Count(record => record.Level is "ERROR" or "CRITICAL");
        var finished = records.Any(record => record.Level is not null);
        _points.Add("the log shows its processing, and no error", finished && bad == 0, $"{Plural.Of(records.Count, "record")}, {bad} of them errors");
    }

    private void CheckPhone(IReadOnlyList<string> texts)
    {
        var reply = AssistantEntry()?.GetValueOrDefault(Contract.Messages.Content)?.S;
        if (_sample.IsHandedOver)
        {
            _points.Add("nothing was sent: a person answers", texts.Count == 0, $"{texts.Count} messages on the phone");
            return;
        }

        if (_sample.RefusedWith is { } code)
        {
            _points.Add("WhatsApp refused the reply after it was accepted", texts.Count == 0, $"{Plural.Of(texts.Count, "message")} on the phone, code {code}");
            return;
        }

        var same = reply is not null && string.Concat(texts.Select(WithoutSpaces)) == WithoutSpaces(reply);
        _points.Add("the reply is on the customer's phone, once", same, $"{Plural.Of(texts.Count, "message")}, {texts.Sum(text => text.Length)} characters");
    }

    private void CheckUserEntry()
    {
        var entry = result.NewMessages.FirstOrDefault(message => Role(message) == Contract.Messages.UserRole);
        var content = entry?.GetValueOrDefault(Contract.Messages.Content)?.S ?? "";
        var sids = entry?.GetValueOrDefault(Contract.Messages.FragmentSids)?.L?.Select(sid => sid.S) ?? [];
        var inOrder = _sample.InOrder.Select(fragment => content.IndexOf(fragment.Body, StringComparison.Ordinal)).ToList();
        _points.Add(
            "the customer's fragments are recorded, merged in order",
            sids.SequenceEqual(_sample.InOrder.Select(fragment => fragment.MessageSid)) && inOrder[0] >= 0 && inOrder.SequenceEqual(inOrder.Order()),
            entry is null ? "no user entry" : $"1 entry of {Plural.Of(sids.Count(), "fragment")}");
    }

    private void CheckAssistantEntry()
    {
        var entry = AssistantEntry();
        if (_sample.IsHandedOver)
        {
            _points.Add("no assistant entry", entry is null, Plural.Of(result.NewMessages.Count, "new entry", "new entries"));
            return;
        }

        var (prompt, completion, total) = (
            Number(entry, Contract.Messages.PromptTokens), Number(entry, Contract.Messages.CompletionTokens), Number(entry, Contract.Messages.TotalTokens));
        _points.Add(
            "the reply is recorded behind it",
            entry is not null && result.NewMessages.Count == 2,
            Plural.Of(result.NewMessages.Count, "new entry", "new entries"));
        _points.Add(
            "its token counts are filled in",
            prompt > 0 && completion > 0 && total == prompt + completion,
            entry is null ? "no assistant entry" : $"{prompt} + {completion} = {total}");
    }

    private void CheckStatus()
    {
        var expected = _sample.IsHandedOver ? Contract.Statuses.AwaitingHuman
            : _sample.RefusedWith is not null ? Contract.Statuses.ReplyUndelivered
            : Contract.Statuses.ReplySent;
        var status = result.Text(Contract.Conversations.Status);
        _points.Add($"{Contract.Conversations.Status} is {expected}", status == expected, status ?? NeverSet);
        var (before, after) = (_sample.Conversation[Contract.Conversations.UpdatedAt]?.GetValue<string>(), result.Text(Contract.Conversations.UpdatedAt));
        _points.Add($"{Contract.Conversations.UpdatedAt} has changed", after is not null && after != before, after ?? NeverSet);
        string[] claim = [Contract.Conversations.Owner, Contract.Conversations.Deadline, Contract.Conversations.PendingReply];
        var left = claim.Where(result.Record.ContainsKey).ToList();
        _points.Add("no claim is left", left.Count == 0, left.Count == 0 ? "none" : string.Join(", ", left));
    }

    /// <summary>The record belongs to another system: what the function does not write must be as it was.</summary>
    private void CheckRest()
    {
        var before = _sample.Record.Where(attribute => !WrittenByTheFunction.Contains(attribute.Key)).ToList();
        var changed = before.Where(attribute => DynamoText.Of(attribute.Value) != DynamoText.Of(result.Record.GetValueOrDefault(attribute.Key)))
            .Select(attribute => attribute.Key)
            .ToList();
        var kept = _sample.Record.GetValueOrDefault(Contract.Conversations.Messages)?.L ?? [];
        var history = kept.Skip(result.Archived).Select(DynamoText.Of).SequenceEqual(result.Messages.Take(kept.Count - result.Archived).Select(DynamoText.Of));
        _points.Add(
            "everything else of the record is as it was",
            changed.Count == 0 && history,
            changed.Count == 0
                ? $"{Plural.Of(before.Count, "attribute")}, {Plural.Of(kept.Count, "earlier message")}, {result.Archived} of them archived"
                : $"changed: {string.Join(", ", changed)}");
    }

    private Dictionary<string, AttributeValue>? AssistantEntry() =>
        result.NewMessages.LastOrDefault(message => Role(message) == Contract.Messages.AssistantRole);

    private static string? Role(Dictionary<string, AttributeValue> message) => message.GetValueOrDefault(Contract.Messages.Role)?.S;

    private static long Number(Dictionary<string, AttributeValue>? entry, string attribute) =>
        long.TryParse(entry?.GetValueOrDefault(attribute)?.N, out var number) ? number : 0;

    /// <summary>Parts are cut at spaces and line breaks, which then go.</summary>
    private static string WithoutSpaces(string text) => string.Concat(text.Where(character => !char.IsWhiteSpace(character)));
}
