namespace WhatsAppReplies.Local.Tests.Scenario;

public sealed class TunnelTests
{
    [Theory]
    [InlineData("http://replies.example.com")]
    [InlineData("https://replies.example.com/webhook")]
    [InlineData("https://replies.example.com/?x=1")]
    [InlineData("https://somebody@replies.example.com")]
    [InlineData("replies.example.com")]
    public void An_address_that_the_program_would_not_take_is_a_mistake(string address) =>
        Assert.Contains("TUNNEL_URL is an https address without a path", Fails(("TUNNEL_URL", address)), StringComparison.Ordinal);

    [Theory]
    [InlineData("0")]
    [InlineData("65536")]
    [InlineData("http")]
    public void A_port_that_is_none_is_a_mistake(string port) =>
        Assert.Contains("TUNNEL_PORT is a whole number from 1 to 65535", Fails(("TUNNEL_PORT", port)), StringComparison.Ordinal);

    [Fact]
    public void Its_origin_has_no_slash_at_its_end_and_it_ends_at_a_port_that_is_known_before_anything_runs()
    {
        var tunnel = Of(("TUNNEL_URL", "https://replies.example.com:8443/"));

        Assert.Equal(("https://replies.example.com:8443", "http://127.0.0.1:8787"), (tunnel.Origin, tunnel.Target));
        Assert.Equal("http://127.0.0.1:9000", Of(("TUNNEL_PORT", "9000")).Target);
    }

    [Fact]
    public void Without_one_the_page_says_how_to_open_one_and_starts_nothing()
    {
        var real = RealProviders.From(Variables(("TUNNEL_PORT", "9000")));

        var problem = Assert.Throws<ProblemException>(() => new Runner.Live.LiveMachine(real, TimeProvider.System));

        Assert.Contains("cloudflared tunnel --url http://127.0.0.1:9000", problem.Message, StringComparison.Ordinal);
        Assert.Contains("TUNNEL_URL=https://", problem.Message, StringComparison.Ordinal);
    }

    private static Tunnel Of(params (string Name, string Value)[] variables) => RealProviders.From(Variables(variables)).Tunnel;

    private static string Fails(params (string Name, string Value)[] variables) => Assert.Throws<ProblemException>(() => Of(variables)).Message;

    private static Func<string, string?> Variables(params (string Name, string Value)[] variables) => name => name switch
    {
        RealProviders.TwilioAccountSidVariable => "AC-secret",
        RealProviders.TwilioAuthTokenVariable => "token-secret",
        _ => variables.FirstOrDefault(variable => variable.Name == name).Value,
    };
}
