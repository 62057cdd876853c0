using System.Collections.Concurrent;

namespace WhatsAppReplies.Local.Providers.Hosting;

/// <summary>What became of a stand-in's requests.</summary>
internal sealed class RequestRecord
{
    /// <summary>Requests that need nothing more to be done.</summary>
    public Tally Ended { get; } = new();

    /// <summary>Connections that ended in the middle of a request, whichever side ended them.</summary>
    public Tally Cut { get; } = new();

    /// <summary>Mistakes of the stand-in itself; a test that saw a strange 500 looks here.</summary>
    public ConcurrentQueue<Exception> Failures { get; } = new();
}
