using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Amazon.DynamoDBv2.Model;
using WhatsAppReplies.Local.Providers.Twilio;
using WhatsAppReplies.Local.Runner.Scenario;
using WhatsAppReplies.Local.Tests.EndToEnd.Harness;

namespace WhatsAppReplies.Local.Tests.Ops;

/// <summary>A customer with a conversation of their own, like the one of the samples.</summary>
internal sealed class OpsCustomer
{
    private readonly OpsRun _run;
    private readonly int _number;
    private int _deliveries;

    public OpsCustomer(OpsRun run, int number, IEnumerable<string> writes)
    {
        (_run, _number) = (run, number);
        var record = Sample.ReadAll().Single(sample => sample.Name == "nested").Conversation.DeepClone().AsObject();
        // As in the samples, the id ends with a phone number.
        var channel = string.Create(CultureInfo.InvariantCulture, $"+447700901{number}");
        record[Contract.Conversations.PrimaryChannel] = channel;
        record[Contract.Conversations.ConversationId] = $"ci-ops#pi-{number}#{channel[1..]}";
        Sample = new Sample($"customer {number}", record, []);
        foreach (var text in writes) Add(text);
    }

    public Sample Sample { get; private set; }

    public string Id => Sample.ConversationId;

    public string Hash => OutcomeReader.Hash(Id);

    public string Trigger => JsonSerializer.Serialize(new Dictionary<string, string>
    {
        [Contract.Trigger.ConversationId] = Id,
        [Contract.Trigger.PrimaryChannel] = Sample.PrimaryChannel,
    });

    public Phone Phone => _run.Cloud.Providers.Twilio.Phones[Sample.PrimaryChannel];

    public OpsCustomer With(string name, JsonNode? value)
    {
        Sample.Conversation[name] = value;
        return this;
    }

    /// <summary>A worker's claim, whose lease ends so much later than now.</summary>
    public OpsCustomer ClaimedFor(TimeSpan lease, string previousStatus = Contract.Statuses.AwaitingHuman) => this
        .With(Contract.Conversations.Status, Contract.Statuses.Processing)
        .With(Contract.Conversations.PreviousStatus, previousStatus)
        .With(Contract.Conversations.Owner, "worker")
        .With(Contract.Conversations.Step, 3)
        .With(Contract.Conversations.Deadline, (DateTimeOffset.UtcNow + lease).ToUnixTimeMilliseconds());

    /// <summary>A recorded turn holds all that is staged.</summary>
    public OpsCustomer WhoWasAnswered()
    {
        Sample.Conversation[Contract.Conversations.Status] = Contract.Statuses.ReplySent;
        Sample.Conversation[Contract.Conversations.Messages]!.AsArray().Add(new JsonObject
        {
            [Contract.Messages.MessageId] = Sample.Staged[0].MessageSid,
            [Contract.Messages.Role] = Contract.Messages.UserRole,
            [Contract.Messages.Content] = "recorded",
            [Contract.Messages.FragmentSids] = new JsonArray([.. Sample.Staged.Select(fragment => JsonValue.Create(fragment.MessageSid))]),
        });
        return this;
    }

    public async Task<OpsCustomer> PutAsync()
    {
        await _run.Store.PutAsync(Sample, CancellationToken.None);
        return this;
    }

    /// <summary>One more message, with its trigger; returns when the function is done with it.</summary>
    public async Task WriteAsync(string text)
    {
        await StageAsync(text);
        await TriggerAsync();
    }

    public Task StageAsync(string text) => _run.Store.StageAsync(Sample, Add(text), CancellationToken.None);

    public async Task TriggerAsync()
    {
        await _run.Store.SendTriggerAsync(Sample, CancellationToken.None);
        await DeliveredAsync();
    }

    /// <summary>Until one more delivery of this customer's triggers has come to something.</summary>
    public async Task DeliveredAsync()
    {
        using var guard = new CancellationTokenSource(TimeSpan.FromMinutes(3));
        var (hash, seen, due) = (Hash, 0, ++_deliveries);
        await _run.Logs.WaitForAsync(
            logged => LoggedRecord.Of(logged) is { IsSummary: true } record && record.Text("conversation") == hash && ++seen >= due, guard.Token);
    }

    public Task<Dictionary<string, AttributeValue>> RecordAsync() => _run.Store.RecordAsync(Sample, CancellationToken.None);

    public Task ChangeAsync(string update, params (string Name, AttributeValue Value)[] values) => _run.Cloud.Tables.UpdateItemAsync(new UpdateItemRequest
    {
        TableName = _run.Cloud.Stack.ConversationsTable,
        Key = new()
        {
            [Contract.Conversations.PrimaryChannel] = new(Sample.PrimaryChannel),
            [Contract.Conversations.ConversationId] = new(Sample.ConversationId),
        },
        UpdateExpression = update,
        ExpressionAttributeValues = values.Length == 0 ? null : values.ToDictionary(value => value.Name, value => value.Value),
    });

    private SampleFragment Add(string text)
    {
        var sid = string.Create(CultureInfo.InvariantCulture, $"SM{_number:D16}{Sample.Staged.Count:D16}");
        var fragment = new SampleFragment(sid, DateTimeOffset.UtcNow.ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'", CultureInfo.InvariantCulture), text);
        Sample = Sample with { Staged = [.. Sample.Staged, fragment] };
        return fragment;
    }
}
