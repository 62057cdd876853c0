using System.Buffers;
using System.Runtime.InteropServices;
using System.Text;

namespace WhatsAppReplies.Local.Cloud.Lambda.Processes;

/// <summary>
/// Hands on a process's output line by line. <see cref="Drain"/> returns when everything that was written before it has been
/// handed on, so that the platform's END stands after the function's own last line.
/// </summary>
internal sealed class OutputPump
{
    private readonly Lock _gate = new();
    private readonly SafeHandle _handle;
    private readonly Action<string> _line;
    private readonly byte[] _buffer = new byte[64 * 1024];
    private readonly ArrayBufferWriter<byte> _partial = new();
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public OutputPump(SafeHandle handle, Action<string> line)
    {
        _handle = handle;
        _line = line;
        new Thread(Run) { IsBackground = true, Name = "function output" }.Start();
    }

    /// <summary>The last writer has closed its end and the last line was handed on.</summary>
    public Task Ended => _ended.Task;

    public void Drain()
    {
        lock (_gate) ReadAvailable();
    }

    private void Run()
    {
        while (!_ended.Task.IsCompleted)
        {
            if (!Posix.CanRead(_handle, -1)) continue;
            lock (_gate) ReadAvailable();
        }
    }

    private void ReadAvailable()
    {
        while (!_ended.Task.IsCompleted && Posix.CanRead(_handle, 0))
        {
            var count = Posix.Read(_handle, _buffer);
            if (count > 0)
            {
                Split(_buffer.AsSpan(0, count));
                continue;
            }

            if (_partial.WrittenCount > 0) HandOn();
            _ended.SetResult();
        }
    }

    private void Split(ReadOnlySpan<byte> bytes)
    {
        while (bytes.IndexOf((byte)'\n') is var end and >= 0)
        {
            _partial.Write(bytes[..end]);
            HandOn();
            bytes = bytes[(end + 1)..];
        }

        _partial.Write(bytes);
    }

    private void HandOn()
    {
        var line = Encoding.UTF8.GetString(_partial.WrittenSpan).TrimEnd('\r');
        _partial.ResetWrittenCount();
        if (line.Length > 0) _line(line);
    }
}
