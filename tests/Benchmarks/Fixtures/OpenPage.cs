using System.Net.ServerSentEvents;
using System.Text.Json;
using WhatsAppReplies.Infra.Catalogue;
using WhatsAppReplies.Local.Runner.Live;
using WhatsAppReplies.Local.Runner.Live.Server;
using WhatsAppReplies.Local.Runner.Live.Steps;

namespace WhatsAppReplies.Benchmarks.Fixtures;

/// <summary>The page of the local run, open: its observers, its server, and somebody who reads all events that it sends.</summary>
internal sealed class OpenPage : IAsyncDisposable
{
    private readonly Cleanup _cleanup = new();
    private readonly SemaphoreSlim _acknowledged = new(0);

    private OpenPage()
    {
    }

    /// <param name="cloud">What the page looks at.</param>
    /// <param name="services">Of that cloud; from now on their calls are observed.</param>
    /// <param name="time">The clock.</param>
    /// <param name="cancellationToken">Ends the opening.</param>
    public static async Task<OpenPage> OfAsync(LocalCloud cloud, IReadOnlyList<ServiceSwitch> services, TimeProvider time, CancellationToken cancellationToken)
    {
        var page = new OpenPage();
        try
        {
            await page.OpenAsync(cloud, services, time, cancellationToken);
            return page;
        }
        catch
        {
            await page.DisposeAsync();
            throw;
        }
    }

    /// <summary>Until so many turns that were not waited for yet have been told to the end: a page that is told nothing would cost nothing.</summary>
    public async Task ToldAsync(int turns, CancellationToken cancellationToken)
    {
        for (var turn = 0; turn < turns; turn++) await _acknowledged.WaitAsync(cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await _cleanup.DisposeAsync();
        _acknowledged.Dispose();
    }

    private async Task OpenAsync(LocalCloud cloud, IReadOnlyList<ServiceSwitch> services, TimeProvider time, CancellationToken cancellationToken)
    {
        var machine = new LiveMachine(RealProviders.None, time);
        _cleanup.Add(await machine.OpenAsync(cloud, AssistantFiles.Folder(Repository.Root), cancellationToken));
        // As the page's own command makes it; nothing but what is put around a service is asked of it.
        var prepared = machine.Prepare(new LocalCloudOptions { ZipPath = "", Directory = "" });
        foreach (var service in services)
        {
            service.GoThrough(prepared.Around);
            _cleanup.Add(() =>
            {
                service.GoPast();
                return ValueTask.CompletedTask;
            });
        }

        var server = _cleanup.Add(await LiveServer.StartAsync(machine, port: 0, cancellationToken));
        var http = _cleanup.Add(new HttpClient { BaseAddress = server.Page });
        var events = _cleanup.Add(await http.GetStreamAsync("api/events", cancellationToken));
        _cleanup.Run(stop => ReadAsync(events, stop));
    }

    private async Task ReadAsync(Stream events, CancellationToken stop)
    {
        try
        {
            await foreach (var happened in SseParser.Create(events).EnumerateAsync(stop))
            {
                using var data = JsonDocument.Parse(happened.Data);
                if (happened.EventType == "step" && data.RootElement.GetProperty("name").GetString() == StepNames.Acknowledged) _acknowledged.Release();
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The page is closed.
        }
    }
}
