using System.Threading.Channels;
using WhatsAppReplies.Local.Cloud.Gateway;
using WhatsAppReplies.Local.Providers.OpenAi;
using WhatsAppReplies.Local.Runner.Live.Breaks;
using WhatsAppReplies.Local.Runner.Live.Feed;
using WhatsAppReplies.Local.Runner.Live.Prompts;
using WhatsAppReplies.Local.Runner.Live.State;
using WhatsAppReplies.Local.Runner.Live.Steps;

namespace WhatsAppReplies.Local.Runner.Live;

/// <summary>A local cloud that tells what happens in it, and in which things can be broken: all that the page shows and does.</summary>
internal sealed class LiveMachine
{
    private readonly Channel<ObservedCall> _calls = Channel.CreateUnbounded<ObservedCall>(new UnboundedChannelOptions { SingleReader = true });
    private readonly StepKiller _killer = new();
    private readonly TimeProvider _time;
    private volatile bool _isOpen;

    /// <param name="real">Which services are real ones.</param>
    /// <param name="time">Of everything that is told.</param>
    public LiveMachine(RealProviders real, TimeProvider time)
    {
        (IsModelReal, _time, Feed) = (real.OpenAiApiKey is not null, time, new LiveFeed(time));
        if (real.Twilio is null) return;
        IsMessengerReal = true;
        if (real.Tunnel.Address is null) throw new ProblemException(real.Tunnel.HowToOpen);
        Tunnel = real.Tunnel;
    }

    public LiveFeed Feed { get; }

    public bool IsModelReal { get; }

    /// <summary>Real phones write here: the page has none of its own, and shows what they write.</summary>
    public bool IsMessengerReal { get; }

    /// <summary>By which the real messenger reaches this machine; null: it is not real.</summary>
    public Tunnel? Tunnel { get; }

    public LocalCloud Cloud { get; private set; } = null!;

    public LivePhones Phones { get; private set; } = null!;

    public BreakBench Bench { get; private set; } = null!;

    public LivePrompts Prompts { get; private set; } = null!;

    /// <summary>The same options for a cloud that this machine can look into.</summary>
    public LocalCloudOptions Prepare(LocalCloudOptions options) => options with { Around = service => Around(options.Around(service)) };

    /// <summary>From now on everything is told, until what comes back is disposed of; the cloud must outlive that.</summary>
    /// <param name="cloud">Started with the options that were prepared here.</param>
    /// <param name="assistants">Folder of the assistants' files, which are followed.</param>
    /// <param name="cancellationToken">Ends the preparation.</param>
    public async Task<IAsyncDisposable> OpenAsync(LocalCloud cloud, string assistants, CancellationToken cancellationToken)
    {
        Cloud = cloud;
        var inbound = cloud.Stack.Inbound ?? throw new ProblemException($"The page begins at the phone: stack {cloud.Stack.Name} needs inbound: true.");
        var open = new Cleanup();
        try
        {
            Build(cloud, assistants, open);
            await Phones.PrepareAsync(inbound.NumbersTable, mayDeclare: !IsMessengerReal, cancellationToken);
            return open;
        }
        catch
        {
            await open.DisposeAsync();
            throw;
        }
    }

    private void Build(LocalCloud cloud, string assistants, Cleanup open)
    {
        var conversations = new KnownConversations();
        var reader = new StepReader(StepTables.Of(cloud.Stack));
        var steps = new StepPublisher(Feed, conversations, cloud.Lambda, _time);
        var tables = new TableWatch(cloud, Feed, conversations, counts: !IsMessengerReal, _time);
        steps.Touched += tables.Touch;
        open.Add(new CloudObserver(cloud, Feed, steps, conversations, _time));
        open.Run(new CallObserver(reader, steps, _calls.Reader).RunAsync);
        open.Run(tables.RunAsync);
        _killer.Machine = (cloud.Lambda, reader);
        Bench = open.Add(new BreakBench(cloud, Feed, _killer, steps, _time));
        Phones = open.Add(new LivePhones(cloud, Feed, steps, _time));
        Prompts = new LivePrompts(cloud);
        // The first sweep by the clock is a minute away, and an alarm takes a minute without one for an outage.
        if (!IsMessengerReal) open.Run(cloud.Rules.StepAsync);
        open.Run(new PromptFiles(assistants, cloud, Prompts, Feed, _time).RunAsync);
        cloud.Providers.OpenAi.Behaviour.Reply = RepeatingReply.To;
        _isOpen = true;
    }

    private ObservedService Around(IAwsService service) => new(service, _killer, Observe, _time);

    private void Observe(ObservedCall call)
    {
        if (_isOpen && call.AccessKeyId != OperatorClients.AccessKeyId) _calls.Writer.TryWrite(call);
    }
}
