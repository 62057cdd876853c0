using Pulumi;
using Pulumi.Testing;
using Pulumi.Utilities;
using Standins.Tests.Pulumi.Support;

namespace Standins.Tests.Pulumi;

public sealed class ConfigTests : IDisposable
{
    private const string Variable = "PULUMI_CONFIG";

    private readonly string? _before = Environment.GetEnvironmentVariable(Variable);

    public ConfigTests() => Environment.SetEnvironmentVariable(Variable, """
        {
          "project:text": "words", "project:number": "42", "project:ratio": "1.5", "project:flag": "true", "project:odd": "many",
          "project:list": "[\"a\",\"b\"]", "project:config:older": "form", "aws:region": "eu-west-1", "shop:text": "own"
        }
        """);

    public void Dispose() => Environment.SetEnvironmentVariable(Variable, _before);

    [Fact]
    public async Task Values_are_read_by_type()
    {
        await RunAsync(config =>
        {
            Assert.Equal("words", config.Get("text"));
            Assert.Equal("words", config.Require("text"));
            Assert.Equal(42, config.GetInt32("number"));
            Assert.Equal(1.5, config.RequireDouble("ratio"));
            Assert.True(config.RequireBoolean("flag"));
            Assert.Equal(["a", "b"], config.RequireObject<string[]>("list"));
        });
    }

    [Fact]
    public async Task A_key_with_the_older_infix_is_found_by_its_short_name()
    {
        await RunAsync(config => Assert.Equal("form", config.Get("older")));
    }

    [Fact]
    public async Task What_is_not_set_is_null()
    {
        await RunAsync(config =>
        {
            Assert.Null(config.Get("nothing"));
            Assert.Null(config.GetInt32("nothing"));
            Assert.Null(config.GetBoolean("nothing"));
            Assert.Null(config.GetObject<string[]>("nothing"));
            Assert.Null(config.GetSecret("nothing"));
        });
    }

    [Fact]
    public async Task A_secret_value_is_a_secret_output()
    {
        Output<string>? secret = null;
        Output<int>? number = null;

        await RunAsync(config => (secret, number) = (config.RequireSecret("text"), config.GetSecretInt32("number")));

        Assert.True(await Output.IsSecretAsync(secret!));
        Assert.Equal("words", await OutputUtilities.GetValueAsync(secret!));
        Assert.True(await Output.IsSecretAsync(number!));
    }

    [Fact]
    public async Task A_required_key_that_is_missing_is_named()
    {
        var error = await Assert.ThrowsAsync<RunException>(() => RunAsync(config => config.Require("nothing")));

        Assert.Contains("Missing Required configuration variable 'project:nothing'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_value_of_another_type_is_named()
    {
        var error = await Assert.ThrowsAsync<RunException>(() => RunAsync(config => config.RequireInt32("odd")));

        Assert.Contains("Configuration 'project:odd' value 'many' is not a valid Int32", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_namespace_is_read_by_its_name()
    {
        await RunAsync(_ => Assert.Equal("eu-west-1", new Config("aws").Require("region")));
    }

    [Fact]
    public async Task The_default_namespace_is_the_projects_name()
    {
        await Deployment.TestAsync(new RecordingMocks(), new TestOptions { ProjectName = "shop" }, () => Assert.Equal("own", new Config().Get("text")));
    }

    private static async Task RunAsync(Action<Config> program) =>
        await Run.AsPreviewAsync(new RecordingMocks(), () => program(new Config()));
}
