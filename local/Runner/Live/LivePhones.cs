using System.Collections.Concurrent;
using Amazon.DynamoDBv2.Model;
using WhatsAppReplies.Local.Providers.Twilio;
using WhatsAppReplies.Local.Providers.Twilio.Network;
using WhatsAppReplies.Local.Runner.Live.Feed;
using WhatsAppReplies.Local.Runner.Live.Steps;
using WhatsAppReplies.Local.Runner.Scenario;

namespace WhatsAppReplies.Local.Runner.Live;

/// <summary>The page's phones: whoever writes on one goes through the same webhook as everybody else.</summary>
internal sealed class LivePhones(LocalCloud cloud, LiveFeed feed, StepPublisher steps, TimeProvider time) : IAsyncDisposable
{
    /// <summary>Where the stack declares no number at which a stranger gets an answer.</summary>
    private const string OwnCompany = "+447700900456";

    private readonly ConcurrentDictionary<string, byte> _customers = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, PhoneFile> _files = new(StringComparer.Ordinal);
    private readonly Errands _deliveries = new();

    /// <summary>The number that customers write to.</summary>
    public string Company { get; private set; } = OwnCompany;

    /// <summary>Finds the number that customers write to, or declares one.</summary>
    /// <param name="numbersTable">Of the stack.</param>
    /// <param name="mayDeclare">Else there has to be one: nobody can make up a number that real phones write to.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    public async Task PrepareAsync(string numbersTable, bool mayDeclare, CancellationToken cancellationToken)
    {
        // A few items, as the stack's files declare them: they fit into one page.
        var numbers = (await cloud.Tables.ScanAsync(new ScanRequest { TableName = numbersTable }, cancellationToken)).Items ?? [];
        var open = numbers.Find(number => number.GetValueOrDefault(Contract.Numbers.AnswerNewCustomers)?.BOOL == true);
        if (open is not null) Company = WhatsAppAddress.WithoutPrefix(open[Contract.Numbers.CompanyNumber].S);
        else if (mayDeclare) await SampleNumber.DeclareAsync(cloud, OwnCompany, cancellationToken);
        else throw new ProblemException("No number of the stack answers new customers: a file under infra/numbers has to say so, with answer_new_customers.");
    }

    /// <returns>False: no phone can have such a number.</returns>
    public bool Add(string number)
    {
        if (!WhatsAppAddress.IsValid(WhatsAppAddress.WithPrefix(number))) return false;
        if (_customers.TryAdd(number, 0)) feed.Publish(EventKinds.Customer, new { at = time.GetUtcNow(), customer = number });
        return true;
    }

    public bool Has(string number) => _customers.ContainsKey(number);

    public PhoneFile? File(string sid) => _files.GetValueOrDefault(sid);

    /// <summary>
    /// Everything at once on the phone; told to the company one after the other, as a person types. Returns when Twilio has it, and not when the webhooks are
    /// answered.
    /// </summary>
    /// <returns>The sids.</returns>
    public IReadOnlyList<string> Write(string number, IReadOnlyList<PhoneContent> contents)
    {
        var messages = contents.Select(content => Take(number, content)).ToList();
        _deliveries.Run(async stopping =>
        {
            foreach (var message in messages) await DeliverAsync(message, stopping);
        });
        return [.. messages.Select(message => message.Sid)];
    }

    public ValueTask DisposeAsync() => _deliveries.DisposeAsync();

    private InboundMessage Take(string number, PhoneContent content)
    {
        // Taken before anybody is told: whatever becomes of the webhook, the message counts as written.
        var message = cloud.Providers.Twilio.Network.WriteUntold(number, Company, content);
        var file = content.Attached is [var first, ..] ? first : null;
        if (file is not null) _files[message.Sid] = file;
        feed.Publish(EventKinds.Message, new
        {
            at = time.GetUtcNow(),
            customer = number,
            from = "customer",
            sid = message.Sid,
            text = content.Written,
            place = content is PhoneContent.Location place ? place.Label ?? $"{place.Latitude}, {place.Longitude}" : null,
            isButton = content is PhoneContent.Button,
            file = file?.ContentType,
        });
        return message;
    }

    private async Task DeliverAsync(InboundMessage message, CancellationToken stopping)
    {
        var started = time.GetTimestamp();
        var told = await cloud.Providers.Twilio.Network.DeliverAsync(message, stopping);
        steps.Publish(new Step(StepNames.Webhook)
        {
            Sid = message.Sid,
            Channel = WhatsAppAddress.WithoutPrefix(message.From),
            Facts = new Dictionary<string, object>
            {
                ["calls"] = told.Outcomes.Count,
                ["answers"] = string.Join(", ", told.Outcomes.Select(Name)),
                ["ms"] = Math.Round(time.GetElapsedTime(started).TotalMilliseconds),
                ["isTaken"] = told.Succeeded,
            },
        });
    }

    private static string Name(WebhookOutcome outcome) => outcome switch
    {
        WebhookOutcome.Answered answered => answered.Status.ToString(System.Globalization.CultureInfo.InvariantCulture),
        WebhookOutcome.NoConnection => "no connection",
        _ => "no answer",
    };
}
