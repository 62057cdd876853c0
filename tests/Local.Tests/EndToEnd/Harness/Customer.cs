using System.Globalization;
using System.Text.Json.Nodes;
using Amazon.DynamoDBv2.Model;
using WhatsAppReplies.Local.Providers.OpenAi;
using WhatsAppReplies.Local.Providers.Twilio;
using WhatsAppReplies.Local.Providers.Twilio.Network;
using WhatsAppReplies.Local.Runner.Scenario;

namespace WhatsAppReplies.Local.Tests.EndToEnd.Harness;

/// <summary>A customer with a phone and a conversation of their own, like the one of the samples.</summary>
internal sealed class Customer
{
    private readonly TestCloud _cloud;
    private readonly int _number;
    private readonly List<string> _triggers = [];
    private SampleStore _store;

    public Customer(TestCloud cloud, int number, IEnumerable<string> writes)
    {
        (_cloud, _number, _store) = (cloud, number, cloud.Store);
        var record = Sample.ReadAll().Single(sample => sample.Name == "nested").Conversation.DeepClone().AsObject();
        // As in the samples, the id ends with a phone number, which must show nowhere.
        var channel = string.Create(CultureInfo.InvariantCulture, $"+447700900{number}");
        record[Contract.Conversations.PrimaryChannel] = channel;
        record[Contract.Conversations.ConversationId] = $"ci-e2e#pi-{number}#{channel[1..]}";
        Sample = new Sample($"customer {number}", record, []);
        foreach (var text in writes) Add(text);
        Faults = cloud.Faults.Of(Sample.ConversationId);
    }

    /// <summary>With everything that was staged so far.</summary>
    public Sample Sample { get; private set; }

    public CustomerFaults Faults { get; }

    public Phone Phone => _cloud.Local.Providers.Twilio.Phones[Sample.PrimaryChannel];

    /// <summary>The history is kept by the model's provider; what it holds afterwards can be seen.</summary>
    public Conversation KeptByTheProvider()
    {
        var conversation = _cloud.Local.Providers.OpenAi.Conversations.Create();
        Sample.Conversation[Contract.Conversations.ThreadId] = conversation.Id;
        return conversation;
    }

    /// <summary>Every time when the model is asked about this customer.</summary>
    public void WhenModelIsAsked(OpenAiFault fault) => WhenModelIsAsked(fault, () => true);

    /// <summary>Every time when the model is asked about this customer, for as long as it says so.</summary>
    public void WhenModelIsAsked(OpenAiFault fault, Func<bool> still) =>
        _cloud.Local.Providers.OpenAi.Script.When(call => AsksAboutMe(call) && still(), fault);

    /// <summary>The next time when the model is asked about this customer.</summary>
    public void WhenModelIsNextAsked(Func<OpenAiFault> fault) => _cloud.Local.Providers.OpenAi.Script.When(AsksAboutMe, _ => fault(), times: 1);

    /// <inheritdoc cref="WhenModelIsNextAsked(Func{OpenAiFault})"/>
    public void WhenModelIsNextAsked(OpenAiFault fault) => WhenModelIsNextAsked(() => fault);

    /// <summary>With the next message that is sent to this customer.</summary>
    public void WhenNextSent(TwilioFault fault) => WhenNextSent(() => fault);

    /// <inheritdoc cref="WhenNextSent(TwilioFault)"/>
    public void WhenNextSent(Func<TwilioFault> fault) => _cloud.Local.Providers.Twilio.Script.When(
        call => call.Endpoint == TwilioEndpoint.CreateMessage && IsToMe(call), _ => fault(), times: 1);

    /// <summary>With every message that is sent to this customer, for as long as it says so.</summary>
    public void WhenSent(TwilioFault fault, Func<bool> still) => _cloud.Local.Providers.Twilio.Script.When(
        call => call.Endpoint == TwilioEndpoint.CreateMessage && IsToMe(call) && still(), fault);

    /// <summary>The next time when messages to this customer are listed.</summary>
    public void WhenNextListed(TwilioFault fault) => WhenListed(fault, times: 1);

    /// <summary>So often, when messages to this customer are listed.</summary>
    public void WhenListed(TwilioFault fault, int times = int.MaxValue) => _cloud.Local.Providers.Twilio.Script.When(
        call => call.Endpoint == TwilioEndpoint.ListMessages && IsToMe(call), fault, times);

    /// <summary>What is staged for this customer, and the trigger lock, are deleted after so long.</summary>
    public Customer WhoseItemsLive(TimeSpan time)
    {
        _store = new SampleStore(_cloud.Local, TimeProvider.System) { Kept = time };
        return this;
    }

    /// <summary>What the customer wrote in earlier turns, each of them answered.</summary>
    public void ToldEarlier(IEnumerable<string> texts)
    {
        var messages = Sample.Conversation[Contract.Conversations.Messages]!.AsArray();
        foreach (var (role, text) in texts.SelectMany(text => new[] { (Contract.Messages.UserRole, text), (Contract.Messages.AssistantRole, "Thank you.") }))
        {
            messages.Add(new JsonObject
            {
                [Contract.Messages.MessageId] = string.Create(CultureInfo.InvariantCulture, $"SMold{_number:D13}{messages.Count:D16}"),
                [Contract.Messages.Timestamp] = "2026-11-20T10:20:00Z",
                [Contract.Messages.Role] = role,
                [Contract.Messages.Content] = text,
            });
        }
    }

    /// <summary>Everything so far was written so much earlier.</summary>
    public Customer WhoWroteAgo(TimeSpan time)
    {
        Sample = Sample with { Staged = [.. Sample.Staged.Select(fragment => fragment.Later(-time))] };
        return this;
    }

    public bool AsksAboutMe(OpenAiCall call) =>
        call.Endpoint == OpenAiEndpoint.CreateResponse && Sample.Staged.Any(fragment => call.UserText.Contains(fragment.Body, StringComparison.Ordinal));

    public bool IsToMe(TwilioCall call) => call.To == Phone.Address;

    /// <summary>One more message, while the trigger is on its way: the webhook stages it and raises no other trigger.</summary>
    public Task WriteAsync(string text) => _store.StageAsync(Sample, Add(text), CancellationToken.None);

    /// <summary>A person takes the conversation over.</summary>
    public Task TakeOverAsync() => _cloud.Local.Tables.UpdateItemAsync(new UpdateItemRequest
    {
        TableName = _cloud.Local.Stack.ConversationsTable,
        Key = new()
        {
            [Contract.Conversations.PrimaryChannel] = new(Sample.PrimaryChannel),
            [Contract.Conversations.ConversationId] = new(Sample.ConversationId),
        },
        UpdateExpression = $"SET {Contract.Conversations.HandOff} = :yes",
        ExpressionAttributeValues = new() { [":yes"] = new() { BOOL = true } },
    });

    /// <summary>One more message, which Twilio has and the stage table has no more.</summary>
    public void WroteWhatHasExpired(string text)
    {
        var company = Sample.Conversation[Contract.Conversations.IndexCompanyNumber]!.GetValue<string>();
        var message = _cloud.Local.Providers.Twilio.Network.WriteUntold(Sample.PrimaryChannel, company, new PhoneContent.Text(text));
        Sample = Sample with { Staged = [.. Sample.Staged, Fragment(message.Sid, text)] };
    }

    /// <summary>When Twilio is asked for what this customer wrote, for as long as it says so.</summary>
    public void WhenAskedForMine(TwilioFault fault, Func<bool> still) => _cloud.Local.Providers.Twilio.Script.When(
        call => call.Endpoint == TwilioEndpoint.ListMessages && call.From == Phone.Address && still(), fault);

    /// <summary>Until this many deliveries of this customer's triggers have come to something.</summary>
    public async Task DeliveriesAsync(int count)
    {
        var hash = OutcomeReader.Hash(Sample.ConversationId);
        var seen = 0;
        await _cloud.Logs.WaitForAsync(
            logged => LoggedRecord.Of(logged) is { IsSummary: true } record && record.Text("conversation") == hash && ++seen >= count, CancellationToken.None);
    }

    /// <summary>Returns when that trigger has been acknowledged or given up.</summary>
    public async Task TriggerAsync()
    {
        var id = await SendTriggerAsync();
        await Task.WhenAny(_cloud.Triggers.AcknowledgedAsync(id), _cloud.DeadLetters.ArrivedAsync(id));
    }

    /// <summary>Does not wait for what becomes of it.</summary>
    public async Task<string> SendTriggerAsync()
    {
        var id = await _store.SendTriggerAsync(Sample, CancellationToken.None);
        lock (_triggers) _triggers.Add(id);
        return id;
    }

    /// <summary>The record alone: nothing is staged.</summary>
    public Task PutRecordAsync() => _store.PutRecordAsync(Sample, CancellationToken.None);

    public Task PutAsync() => _store.PutAsync(Sample, CancellationToken.None);

    /// <summary>Puts everything, sends the trigger, waits for its end, and looks.</summary>
    public async Task<ConversationOutcome> RunAsync()
    {
        await PutAsync();
        await TriggerAsync();
        return await LookAsync();
    }

    public async Task<ConversationOutcome> LookAsync()
    {
        List<string> triggers;
        lock (_triggers) triggers = [.. _triggers];
        return await new OutcomeReader(_cloud, this).ReadAsync(triggers);
    }

    private SampleFragment Add(string text)
    {
        var sid = string.Create(CultureInfo.InvariantCulture, $"SM{_number:D16}{Sample.Staged.Count:D16}");
        var fragment = Fragment(sid, text);
        Sample = Sample with { Staged = [.. Sample.Staged, fragment] };
        return fragment;
    }

    private static SampleFragment Fragment(string sid, string text) =>
        new(sid, DateTimeOffset.UtcNow.ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'", CultureInfo.InvariantCulture), text);
}
