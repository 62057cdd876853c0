using System.Text.Json;
using Amazon.SQS.Model;
using WhatsAppReplies.Benchmarks.Subjects;
using WhatsAppReplies.Local.Providers.OpenAi;
using WhatsAppReplies.Local.Runner.Scenario;

namespace WhatsAppReplies.Benchmarks.Fixtures;

/// <summary>
/// Environment of the page: a local cloud of its own with as few conversations as somebody has who plays with phones,
/// since the page reads all of them again and again.
/// </summary>
internal sealed class PageCloud : IAsyncDisposable
{
    private const int Phones = 5;
    private const int TurnsBefore = 5;
    private const string Assistant = "asst_recruitment_replies";

    private readonly LocalCloud _cloud;
    private readonly IReadOnlyList<ServiceSwitch> _services;
    private readonly TimeProvider _time;
    private readonly TurnClock _clock;
    private readonly Seeder _seeder;

    private PageCloud(LocalCloud cloud, IReadOnlyList<ServiceSwitch> services, TimeProvider time)
    {
        (_cloud, _services, _time) = (cloud, services, time);
        _clock = new TurnClock(cloud.Stack.Mapping, time);
        _seeder = new Seeder(cloud.Tables, cloud.Stack, Assistant, time);
    }

    public static async Task<PageCloud> StartAsync(TimeProvider time, CancellationToken cancellationToken)
    {
        var services = new List<ServiceSwitch>();
        var cloud = await LocalCloud.StartAsync(
            new LocalCloudOptions
            {
                ZipPath = MeasuredPackage.Shipped,
                Directory = Path.Combine(Repository.Artifacts, "bench", "page"),
                Around = service =>
                {
                    services.Add(new ServiceSwitch(service));
                    return services[^1];
                },
                Say = BenchContext.Say,
            },
            cancellationToken);
        cloud.Providers.OpenAi.Behaviour.KeepsCalls = false;
        cloud.Providers.Twilio.Behaviour.KeepsCalls = false;
        // A page has the stand-in say this: with and without one the turns are the same.
        cloud.Providers.OpenAi.Behaviour.Reply = RepeatingReply.To;
        return new PageCloud(cloud, services, time);
    }

    public Task<OpenPage> OpenPageAsync(CancellationToken cancellationToken) => OpenPage.OfAsync(_cloud, _services, _time, cancellationToken);

    /// <summary>Conversations that nobody has answered yet, in place of those of an earlier round.</summary>
    public async Task<IReadOnlyList<BenchConversation>> NewConversationsAsync(CancellationToken cancellationToken)
    {
        string[] key = [Contract.Conversations.PrimaryChannel, Contract.Conversations.ConversationId];
        foreach (var item in await TableScan.OfAsync(_cloud.Tables, _cloud.Stack.ConversationsTable, cancellationToken))
            await _cloud.Tables.DeleteItemAsync(_cloud.Stack.ConversationsTable, key.ToDictionary(name => name, name => item[name]), cancellationToken);
        var conversations = new List<BenchConversation>();
        while (conversations.Count < Phones) conversations.Add(await _seeder.ConversationAsync(TurnsBefore, cancellationToken));
        return conversations;
    }

    /// <summary>From the trigger's delivery to its acknowledgement, through queue, event source mapping and function.</summary>
    public async Task<TimeSpan> TurnAsync(BenchConversation conversation, CancellationToken cancellationToken)
    {
        await _seeder.StageAsync(conversation, fragments: 1, cancellationToken);
        var trigger = JsonSerializer.Serialize(new Dictionary<string, string>
        {
            [Contract.Trigger.ConversationId] = conversation.Id,
            [Contract.Trigger.PrimaryChannel] = conversation.PrimaryChannel,
        });
        return await _clock.TurnAsync(
            () => _cloud.Sqs.SendMessageAsync(new SendMessageRequest(_cloud.Stack.Queue.Url, trigger), cancellationToken), cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        _clock.Dispose();
        await _cloud.DisposeAsync();
    }
}
