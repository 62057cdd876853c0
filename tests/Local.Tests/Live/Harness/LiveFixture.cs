using WhatsAppReplies.Infra.Catalogue;
using WhatsAppReplies.Local.Runner.Chaos;
using WhatsAppReplies.Local.Runner.Live;
using WhatsAppReplies.Local.Runner.Live.Server;
using WhatsAppReplies.Local.Tests.Scenario;

namespace WhatsAppReplies.Local.Tests.Live.Harness;

/// <summary>One machine with a page, for all tests of it. A dead worker's claim ends soon enough to be waited for.</summary>
public sealed class LiveFixture : IAsyncLifetime
{
    public const string Collection = "live";

    private readonly string _directory = Directory.CreateTempSubdirectory("live-").FullName;
    private LocalCloud _cloud = null!;
    private IAsyncDisposable _open = null!;
    private LiveServer _server = null!;
    private int _lastNumber = 100;

    /// <summary>Files that a test may change.</summary>
    public string Assistants => Path.Combine(_directory, "assistants");

    internal LiveMachine Machine { get; } = new(RealProviders.None, TimeProvider.System);

    public Uri Page => _server.Page;

    public async Task InitializeAsync()
    {
        Directory.CreateDirectory(Assistants);
        foreach (var file in Directory.EnumerateFiles(AssistantFiles.Folder(Repository.Root), "*.json"))
            File.Copy(file, Path.Combine(Assistants, Path.GetFileName(file)));
        _cloud = await LocalCloud.StartAsync(Machine.Prepare(new LocalCloudOptions
        {
            StackFiles = TestStacks.Folder,
            ZipPath = CloudFixture.Zip,
            Directory = _directory,
            // As on the page: a burst is written through one webhook after the other, and takes its time on a machine that has other work.
            Configure = configuration => ChaosStack.Configure(configuration).With("whatsapp-replies:quietTimeSeconds", "4"),
            RunsSchedules = true,
        }));
        _open = await Machine.OpenAsync(_cloud, Assistants, CancellationToken.None);
        _server = await LiveServer.StartAsync(Machine, port: 0, CancellationToken.None);
    }

    public async Task DisposeAsync()
    {
        await _server.DisposeAsync();
        await _open.DisposeAsync();
        await _cloud.DisposeAsync();
        Directory.Delete(_directory, recursive: true);
    }

    /// <summary>Somebody who has never written.</summary>
    internal async Task<LiveCustomer> CustomerAsync()
    {
        var customer = new LiveCustomer(Page, $"+447700900{Interlocked.Increment(ref _lastNumber)}");
        await customer.AddAsync();
        return customer;
    }
}
