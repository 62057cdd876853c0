namespace WhatsAppReplies.Shared.Telemetry;

/// <summary>
/// The raw standard output: one write a line. <c>Console.Out</c> would not do, the runtime library wraps what is written there into
/// records of its own.
/// </summary>
internal sealed class LineSink(Stream output)
{
    private readonly Lock _gate = new();

    public void Write(ReadOnlySpan<byte> line)
    {
        lock (_gate)
        {
            output.Write(line);
            output.Flush();
        }
    }
}
