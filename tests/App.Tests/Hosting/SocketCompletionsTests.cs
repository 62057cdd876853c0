using WhatsAppReplies.Shared.Http;

namespace App.Tests.Hosting;

/// <summary>The variables by which the runtime goes on inline; what they do is in docs/performance.md.</summary>
public class SocketCompletionsTests
{
    private const string Inline = "DOTNET_SYSTEM_NET_SOCKETS_INLINE_COMPLETIONS";
    private const string Threads = "DOTNET_SYSTEM_NET_SOCKETS_THREAD_COUNT";

    private readonly Dictionary<string, string> _environment = [];

    [Fact]
    public void Code_goes_on_inline_and_on_one_thread()
    {
        SocketCompletions.GoOnInline(_environment.GetValueOrDefault, _environment.Add);

        Assert.Equal(new Dictionary<string, string> { [Inline] = "1", [Threads] = "1" }, _environment);
    }

    [Theory]
    [InlineData(Inline, "0")]
    [InlineData(Threads, "2")]
    public void What_is_set_for_the_function_is_kept(string variable, string value)
    {
        _environment[variable] = value;

        SocketCompletions.GoOnInline(_environment.GetValueOrDefault, _environment.Add);

        Assert.Equal(value, _environment[variable]);
        Assert.Equal(2, _environment.Count);
    }
}
