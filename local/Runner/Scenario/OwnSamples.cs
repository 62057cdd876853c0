using System.Text.Json.Nodes;

namespace WhatsAppReplies.Local.Runner.Scenario;

/// <summary>
/// Conversations beside the samples, so that a run gets to every call that the functions' policies allow: a customer who was never written to, one whom
/// the reply does not reach, one whose webhook never came, one whose worker died, one that has grown too long.
/// </summary>
internal static class OwnSamples
{
    /// <summary>Longer than a trigger takes to arrive; shorter than anybody wants to wait.</summary>
    private static readonly TimeSpan ClaimLeft = TimeSpan.FromSeconds(2);
    private const int LongHistory = 70;
    private const string Company = "+447700900456";

    /// <summary>Each is made when its turn has come: a claim that ends in two seconds must still be there.</summary>
    public static IEnumerable<Sample> All(TimeProvider time)
    {
        yield return NeverWrittenTo(time.GetUtcNow());
        yield return OutOfReach(time.GetUtcNow());
        yield return NeverTold(time.GetUtcNow());
        yield return TooLong(time.GetUtcNow());
        yield return LeftByADeadWorker(time.GetUtcNow());
    }

    private static Sample LeftByADeadWorker(DateTimeOffset now)
    {
        var record = Record("ci-ddd-001#pi-ddd-001#claimed", "+447700900125", now);
        record[Contract.Conversations.Status] = Contract.Statuses.Processing;
        record[Contract.Conversations.PreviousStatus] = "template_sent";
        record[Contract.Conversations.Owner] = "a worker that died";
        record[Contract.Conversations.Deadline] = (now + ClaimLeft).ToUnixTimeMilliseconds();
        record[Contract.Conversations.Step] = 1;
        return new Sample("left-by-a-dead-worker", record, [new SampleFragment("SM10000000000000000000000000000001", Text(now), "are you still there?")])
        {
            Proves = "a dead worker's claim ends by itself and is taken over",
        };
    }

    /// <summary>The README's first conversation: a number, a phone, and nothing else.</summary>
    private static Sample NeverWrittenTo(DateTimeOffset now) => new(
        "new-customer",
        new JsonObject { [Contract.Conversations.PrimaryChannel] = "+447700900127", [Contract.Conversations.IndexCompanyNumber] = Company },
        [Fragment(1, now, "hello"), Fragment(2, now, "I saw your sign at the station"), Fragment(3, now, "are you still looking for people?")])
    {
        Proves = "a customer without a record, and a webhook that comes twice: one record, one reply",
        Origin = SampleOrigin.Phone,
        IsToldTwice = true,
    };

    private static Sample OutOfReach(DateTimeOffset now) =>
        new("out-of-reach", FoundRecord("ci-ddd-001#pi-ddd-001#unreachable", "+447700900128", now), [Fragment(4, now, "can you still write to me?")])
        {
            Proves = "a reply that WhatsApp refuses afterwards is recorded as such",
            Origin = SampleOrigin.Phone,
            RefusedWith = 63024,
        };

    private static Sample NeverTold(DateTimeOffset now) =>
        new("webhook-never-came", FoundRecord("ci-ddd-001#pi-ddd-001#untold", "+447700900129", now), [Fragment(5, now, "did you get my message?")])
        {
            Proves = "the sweep finds a message whose webhook never came",
            Origin = SampleOrigin.Untold,
        };

    private static Sample TooLong(DateTimeOffset now)
    {
        var record = Record("ci-ddd-001#pi-ddd-001#long", "+447700900126", now);
        record[Contract.Conversations.Messages] = new JsonArray([.. Enumerable.Range(1, LongHistory).Select(number => Message(number, now))]);
        return new Sample("long-history", record, [new SampleFragment("SM20000000000000000000000000000001", Text(now), "so when can I start?")])
        {
            Proves = "an old conversation is answered, and its oldest messages archived",
        };
    }

    private static JsonObject FoundRecord(string id, string address, DateTimeOffset now)
    {
        var record = Record(id, address, now);
        record[Contract.Conversations.IndexCompanyNumber] = Company;
        record[Contract.Conversations.IndexRecipient] = address;
        return record;
    }

    /// <summary>Their sids are the service's, who gives them when the customer writes.</summary>
    private static SampleFragment Fragment(int number, DateTimeOffset now, string body) =>
        new($"SM4{number:D31}", Text(now.AddSeconds(number)), body);

    private static JsonObject Record(string id, string address, DateTimeOffset now) => new()
    {
        [Contract.Conversations.PrimaryChannel] = address,
        [Contract.Conversations.ConversationId] = id,
        [Contract.Conversations.Status] = Contract.Statuses.ReplySent,
        [Contract.Conversations.AiConfig] = new JsonObject
        {
            [Contract.Conversations.ApiKeyReference] = "openai-api-key-replies-engine",
            [Contract.Conversations.AssistantId] = "asst_recruitment_replies",
        },
        [Contract.Conversations.ChannelConfig] = new JsonObject
        {
            [Contract.Conversations.CompanyNumber] = Company,
            [Contract.Conversations.CredentialsId] = "twilio-credentials-whatsapp",
        },
        [Contract.Conversations.Messages] = new JsonArray(),
        [Contract.Conversations.UpdatedAt] = Text(now.AddDays(-3)),
    };

    private static JsonObject Message(int number, DateTimeOffset now) => new JsonObject
    {
        [Contract.Messages.MessageId] = $"SM3{number:D31}",
        [Contract.Messages.Timestamp] = Text(now.AddDays(-3).AddMinutes(number)),
        [Contract.Messages.Role] = number % 2 == 0 ? Contract.Messages.AssistantRole : Contract.Messages.UserRole,
        [Contract.Messages.Content] = $"Message {number} of a long conversation about shifts and travelling.",
    };

    private static string Text(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", System.Globalization.CultureInfo.InvariantCulture);
}
