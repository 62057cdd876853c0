namespace WhatsAppReplies.Local.Tests.Scenario;

public sealed class RealProvidersTests
{
    [Fact]
    public void With_nothing_in_the_environment_all_stays_on_this_machine()
    {
        Assert.Equal(RealProviders.None, RealProviders.From(_ => null));
        Assert.Empty(RealProviders.From(_ => "").Notices());
    }

    [Fact]
    public void The_function_is_sent_to_a_stand_in_only_where_there_is_no_key()
    {
        var (aws, openAi, twilio) = (new Uri("http://aws/"), new Uri("http://openai/v1"), new Uri("http://twilio/"));

        Assert.Equal(
            ["AWS_ENDPOINT_URL", "OPENAI_BASE_URL", "TWILIO_BASE_URL"],
            FunctionEndpoints.Of(aws, openAi, twilio, RealProviders.None).Keys);
        Assert.Equal(
            ["AWS_ENDPOINT_URL", "TWILIO_BASE_URL"],
            FunctionEndpoints.Of(aws, openAi, twilio, Of(("OPENAI_API_KEY", "sk-secret"))).Keys);
        Assert.Equal(
            ["AWS_ENDPOINT_URL", "OPENAI_BASE_URL"],
            FunctionEndpoints.Of(aws, openAi, twilio, Of(("TWILIO_ACCOUNT_SID", "AC-secret"), ("TWILIO_AUTH_TOKEN", "token-secret"))).Keys);
    }

    [Fact]
    public void Whoever_says_where_the_real_service_is_sends_the_function_there_too()
    {
        var real = Of(("OPENAI_API_KEY", "sk-secret"), ("OPENAI_BASE_URL", "https://eu.api.openai.com/v1"), ("TWILIO_BASE_URL", "https://not.asked.for"));

        var endpoints = FunctionEndpoints.Of(new Uri("http://aws/"), new Uri("http://openai/v1"), new Uri("http://twilio/"), real);

        Assert.Equal("https://eu.api.openai.com/v1", endpoints["OPENAI_BASE_URL"]);
        Assert.Equal("http://twilio/", endpoints["TWILIO_BASE_URL"]);
    }

    [Theory]
    [InlineData("https://eu.api.openai.com")]
    [InlineData("eu.api.openai.com/v1")]
    public void A_host_that_the_function_would_not_take_is_a_mistake(string host) =>
        Assert.Contains(
            "OPENAI_BASE_URL",
            Assert.Throws<ProblemException>(() => Of(("OPENAI_API_KEY", "sk-secret"), ("OPENAI_BASE_URL", host))).Message,
            StringComparison.Ordinal);

    [Fact]
    public void Each_real_service_is_said_in_a_line_of_its_own_that_names_no_secret()
    {
        var real = Of(("OPENAI_API_KEY", "sk-secret"), ("TWILIO_ACCOUNT_SID", "AC-secret"), ("TWILIO_AUTH_TOKEN", "token-secret"));

        Assert.Equal(2, real.Notices().Count());
        Assert.DoesNotContain("secret", real.ToString(), StringComparison.Ordinal);
        Assert.Equal(("AC-secret", "token-secret"), real.Twilio);
    }

    [Fact]
    public void Where_the_real_messenger_sends_nothing_sweeps_its_messages_and_no_reply_names_an_address_of_this_machine()
    {
        Assert.Equal("false", Setting("inbound", Of(("TWILIO_ACCOUNT_SID", "AC-secret"), ("TWILIO_AUTH_TOKEN", "token-secret"))));
        Assert.NotEqual("false", Setting("inbound", Of(("OPENAI_API_KEY", "sk-secret"))));
    }

    [Fact]
    public void Through_a_tunnel_the_real_messenger_writes_and_signs_the_tunnels_address()
    {
        var real = Of(("TWILIO_ACCOUNT_SID", "AC-secret"), ("TWILIO_AUTH_TOKEN", "token-secret"), ("TUNNEL_URL", "https://tunnel.example/"));

        Assert.NotEqual("false", Setting("inbound", real));
        Assert.Equal("https://tunnel.example", Setting("publicUrl", real));
    }

    [Theory]
    [InlineData("TWILIO_ACCOUNT_SID")]
    [InlineData("TWILIO_AUTH_TOKEN")]
    public void Half_of_the_messengers_credentials_is_a_mistake(string variable) =>
        Assert.Throws<ProblemException>(() => Of((variable, "x")));

    private static string? Setting(string name, RealProviders real)
    {
        var options = new LocalCloudOptions { StackFiles = TestStacks.Folder, ZipPath = CloudFixture.Zip, Directory = "", Real = real };
        var file = DeploymentInput.Read(options).File;
        return file.Configuration.Values.GetValueOrDefault($"{file.Project}:{name}");
    }

    private static RealProviders Of(params (string Name, string Value)[] variables) =>
        RealProviders.From(name => variables.FirstOrDefault(variable => variable.Name == name).Value);
}
