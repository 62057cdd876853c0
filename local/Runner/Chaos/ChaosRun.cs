using WhatsAppReplies.Local.Runner.Chaos.DeadLetters;
using WhatsAppReplies.Local.Runner.Chaos.Faults;
using WhatsAppReplies.Local.Runner.Chaos.Invariants;
using WhatsAppReplies.Local.Runner.Chaos.Workload;
using WhatsAppReplies.Local.Runner.Scenario;

namespace WhatsAppReplies.Local.Runner.Chaos;

/// <summary>
/// Many conversations at once through the packaged function, while processes are killed, calls delayed, dropped and failed, and
/// triggers delivered twice; then, at quiescence (nothing is left to do), the invariants are checked on everything that is stored.
/// </summary>
internal sealed class ChaosRun
{
    private const double DoubledDeliveries = 0.08;
    private const double ShareWithFaults = 0.8;
    private const double AddressOutageBegins = 0.3;

    /// <summary>After the address is up again: while nobody reaches it, nobody asks the providers.</summary>
    private const double ProviderOutageBegins = 0.75;

    private static readonly TimeSpan ProgressInterval = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan ReplicaLag = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan SweepInterval = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(500);

    private readonly ChaosOptions _options;
    private readonly TimeProvider _time;
    private readonly long _started;
    private readonly Counts _counts = new();
    private readonly FaultSwitch _faultSwitch = new();
    private readonly RecordedFragments _recorded = new();
    private readonly Bursts _bursts;
    private readonly ProcessKiller _killer;
    private readonly Outage _providerOutage;
    private readonly IReadOnlyList<ChaosConversation> _conversations;

    public ChaosRun(ChaosOptions options, TimeProvider time)
    {
        _options = options;
        _time = time;
        _started = time.GetTimestamp();
        _bursts = new Bursts(options.Turns);
        _killer = new ProcessKiller(options.Seed, _bursts, time);
        _providerOutage = new Outage(ProviderFaults.Victim(options.Seed), ProviderOutageBegins, options.ProviderOutage, _bursts, _counts, options.Say, time);
        _conversations = [.. Enumerable.Range(1, options.Conversations).Select(number => new ChaosConversation(number))];
    }

    public async Task<ChaosResult> RunAsync(CancellationToken cancellationToken)
    {
        await using var cloud = await LocalCloud.StartAsync(CloudOptions(), cancellationToken);
        _killer.Lambda = cloud.Lambda;
        var random = new SeededRandom(_options.Seed, "queue");
        cloud.Stack.Mapping.DeliverTwice = _ => IsDoubled(random);
        PrepareProviders(cloud);
        var analysis = new DeadLetterAnalysis(cloud, _counts);
        var inbound = cloud.Stack.Inbound ?? throw new ProblemException("Chaos begins at the phone: its stack needs an inbound function.");
        var person = new Operator(cloud, _conversations.ToDictionary(conversation => conversation.Channel), analysis, _counts);
        await SampleNumber.DeclareAsync(cloud, ChaosConversation.Company, cancellationToken);
        await Task.WhenAll(_conversations.Where(conversation => conversation.HasRecord).Select(conversation =>
            cloud.Tables.PutItemAsync(cloud.Stack.ConversationsTable, conversation.Record(_time.GetUtcNow()), cancellationToken)));
        await cloud.CaughtUpAsync(cancellationToken);
        _options.Say($"{_conversations.Count} conversations, {_options.Turns} bursts of messages, seed {_options.Seed}");

        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var outage = new Outage("the address", AddressOutageBegins, _options.UrlOutage, _bursts, _counts, _options.Say, _time)
        {
            Turned = isOn => inbound.Url.IsDown = isOn,
        };
        Task[] beside = [person.RunAsync(stop.Token), SayProgressAsync(person, stop.Token), outage.RunAsync(stop.Token), _providerOutage.RunAsync(stop.Token)];
        var stillWaiting = await WriteAllAsync(cloud, stop.Token);
        await stop.CancelAsync();
        await Task.WhenAll(beside).ContinueWith(_ => { }, TaskScheduler.Default);
        cancellationToken.ThrowIfCancellationRequested();

        foreach (var function in cloud.Stack.Functions) _counts.Add($"processes of {function.Name} killed", _killer.KillsOf(function.Name));
        await cloud.Providers.Twilio.Network.UntilStatusesAreToldAsync(cancellationToken);
        var facts = await FactsAsync(cloud, person, beside, stillWaiting, cancellationToken);
        return new ChaosResult(facts, RunInvariants.Of(facts), _counts, _time.GetElapsedTime(_started));
    }

    private LocalCloudOptions CloudOptions() => new()
    {
        Stack = _options.Stack,
        ZipPath = _options.ZipPath,
        Directory = _options.Directory,
        Configure = ChaosStack.Configure,
        Faults = new RandomGatewayFaults(_options.Seed, _counts, _faultSwitch),
        ReplicaLag = ReplicaLag,
        RunsSchedules = true,
        SweepEvery = _options.HasExpiringItems ? SweepInterval : null,
        Around = service => new InterceptedService(new ShortLivedItems(service, ShortLived(), _counts, _time), _killer, _recorded),
        Say = _options.Say,
    };

    private HashSet<string> ShortLived() =>
        [.. _conversations.Where(conversation => _options.HasExpiringItems && conversation.ItemsExpireSoon).Select(conversation => conversation.Channel)];

    private void PrepareProviders(LocalCloud cloud)
    {
        var (openAi, twilio) = (cloud.Providers.OpenAi, cloud.Providers.Twilio);
        openAi.Behaviour.KeepsCalls = twilio.Behaviour.KeepsCalls = false;
        openAi.Behaviour.Latency = Providers.Latencies.Latency.Around(TimeSpan.FromMilliseconds(200), 0.6, TimeSpan.FromSeconds(4), _options.Seed);
        twilio.Behaviour.Latency = Providers.Latencies.Latency.Around(TimeSpan.FromMilliseconds(60), 0.6, TimeSpan.FromSeconds(2), _options.Seed);
        foreach (var conversation in _conversations.Where(conversation => conversation.Kind == ConversationKind.KeptByProvider))
            openAi.Conversations.Add(conversation.ServerConversation);
        ProviderFaults.InstallOutage(cloud.Providers, _options.Seed, _providerOutage);
        new RandomModelFaults(_options.Seed, _counts, _faultSwitch).Install(openAi);
        new RandomMessengerFaults(_options.Seed, _counts, _faultSwitch).Install(twilio);
        new RandomNetworkFaults(_options.Seed, _counts, _faultSwitch).Install(twilio);
        if (_options.HasRedaction)
        {
            ProviderFaults.InstallRedaction(
                twilio,
                _conversations.Where(conversation => conversation.IsRedacted).Select(conversation => twilio.Phones[conversation.Channel].Address).ToHashSet(),
                _counts);
        }
    }

    private bool IsDoubled(SeededRandom random)
    {
        if (_faultSwitch.IsOff || !random.Chance(DoubledDeliveries)) return false;
        _counts.Add("triggers delivered twice");
        return true;
    }

    /// <summary>Returns at quiescence, or at the time limit: how many customers were then still waiting.</summary>
    private async Task<int> WriteAllAsync(LocalCloud cloud, CancellationToken stop)
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var customers = _conversations
            .Select(conversation => new Customer(conversation, _options.Seed, _bursts, cloud.Providers.Twilio.Network, _recorded, _counts, _time)
                .RunAsync(timeout.Token))
            .ToList();
        var stallDetector = new StallDetector(_options.StallTimeout, _time);
        while (_bursts.Begun < _bursts.Total || _recorded.Turns < _bursts.Total * ShareWithFaults || _killer.Kills < _options.Kills)
        {
            if (customers.All(customer => customer.IsCompleted) || stallDetector.IsStalled(_recorded.Turns)) break;
            await Task.Delay(PollInterval, _time, stop);
        }

        _faultSwitch.TurnOff();
        _options.Say("nearly all is written and answered; no faults are injected from now on");
        timeout.CancelAfter(_options.StallTimeout);
        try
        {
            await Task.WhenAll(customers);
            while (await TriggersAsync(cloud, timeout.Token) > 0) await Task.Delay(PollInterval, _time, timeout.Token);
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            _options.Say("the time limit is reached, and there is still work left");
        }

        return customers.Count(customer => !customer.IsCompletedSuccessfully);
    }

    private static async Task<int> TriggersAsync(LocalCloud cloud, CancellationToken cancellationToken)
    {
        var reader = new FactReader(cloud);
        return await reader.MessagesInAsync(cloud.Stack.Queue.Url, cancellationToken)
            + await reader.MessagesInAsync(cloud.Stack.DeadLetterQueueUrl, cancellationToken);
    }

    private async Task SayProgressAsync(Operator person, CancellationToken stop)
    {
        using var timer = new PeriodicTimer(ProgressInterval, _time);
        while (await timer.WaitForNextTickAsync(stop))
        {
            var waiting = _conversations.Count(conversation => conversation.Written.Any(sid => !_recorded.Has(sid)));
            _options.Say($"{_recorded.Turns} turns, {_killer.Kills} kills, {person.Letters.Count} dead letters, {waiting} conversations wait for a reply");
        }
    }

    private async Task<RunFacts> FactsAsync(LocalCloud cloud, Operator person, IEnumerable<Task> beside, int stillWaiting, CancellationToken cancellationToken)
    {
        var reader = new FactReader(cloud);
        return new RunFacts
        {
            Conversations = await reader.ReadAsync(_conversations, cancellationToken),
            CustomersWaiting = stillWaiting,
            DeadLetters = person.Letters,
            TriggersLeft = await reader.MessagesInAsync(cloud.Stack.Queue.Url, cancellationToken),
            DeadLettersLeft = await reader.MessagesInAsync(cloud.Stack.DeadLetterQueueUrl, cancellationToken),
            Kills = _killer.Kills,
            KillsWanted = _options.Kills,
            TurnsWanted = _options.Turns,
            MistakesHere =
            [
                .. cloud.Providers.Failures.Select(mistake => mistake.Message),
                .. beside.Select(task => task.Exception?.InnerException?.Message).OfType<string>(),
            ],
        };
    }
}
