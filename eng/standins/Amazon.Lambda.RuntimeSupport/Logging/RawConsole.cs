using System.Text;

namespace Amazon.Lambda.RuntimeSupport.Logging;

/// <summary>A standard stream, opened at its first use: asking the console for its writer would set up a terminal that is not there.</summary>
internal sealed class RawConsole(Func<Stream> open)
{
    private readonly Lazy<Stream> _stream = new(open);

    public void Write(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        lock (_stream)
        {
            _stream.Value.Write(bytes);
            _stream.Value.Flush();
        }
    }
}
