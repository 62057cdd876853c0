using WhatsAppReplies.Infra.Settings;
using WhatsAppReplies.Infra.StackFiles;
using WhatsAppReplies.Infra.Tests.Support;
using YamlDotNet.RepresentationModel;

namespace WhatsAppReplies.Infra.Tests.Settings;

/// <summary>What <c>Pulumi.yaml</c> tells the CLI of the settings is what the program reads.</summary>
public sealed class ProjectFileTests
{
    private const string Project = "whatsapp-replies";

    private static readonly IReadOnlyDictionary<string, YamlMappingNode> Declared =
        ((YamlMappingNode)YamlFile.Read(RepositoryFolder.Root, "Pulumi.yaml")["config"]).Children.ToDictionary(
            key => key.Key.ToString(), key => (YamlMappingNode)key.Value);

    private static readonly IReadOnlyDictionary<string, ReadSetting> Read = WhatTheProgramReads();

    [Fact]
    public void Every_key_that_the_program_reads_is_declared_and_no_other()
    {
        Assert.Equal(Read.Keys.Order(StringComparer.Ordinal), Declared.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(
            typeof(SettingKeys).GetFields().Select(field => (string)field.GetRawConstantValue()!).Order(StringComparer.Ordinal),
            Declared.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Each_has_the_type_as_which_it_is_read_and_a_description() =>
        Assert.All(Declared, key =>
        {
            Assert.Equal(Read[key.Key].Type, key.Value["type"].ToString());
            Assert.Matches("^[A-Z].{10,}[^.]$", key.Value["description"].ToString());
            if (Read[key.Key].Type == ReadSetting.List)
                Assert.Equal("string", key.Value["items"]["type"].ToString());
        });

    /// <summary>
    /// The CLI fills defaults in before it checks, and a default is plain text: a stack without all three secrets could not even be previewed.
    /// </summary>
    [Theory]
    [InlineData(".")]
    [InlineData("infra/account")]
    public void Nothing_that_has_a_default_is_declared_as_secret_since_the_CLI_would_refuse_its_own_default(string folder) => Assert.DoesNotContain(
        ((YamlMappingNode)YamlFile.Read(RepositoryFolder.File(folder), "Pulumi.yaml")["config"]).Children,
        key => key.Value is YamlMappingNode said
            && said.Children.ContainsKey("default")
            && said.Children.TryGetValue("secret", out var secret)
            && secret.ToString() != "false");

    [Fact]
    public void Of_what_must_be_encrypted_the_description_says_so_and_of_nothing_else() => Assert.Equal(
        Read.Where(key => key.Value.IsSecret).Select(key => key.Key).Order(),
        Declared.Where(key => key.Value["description"].ToString().Contains("always encrypted", StringComparison.Ordinal)).Select(key => key.Key).Order());

    [Fact]
    public void Each_has_the_default_of_the_program_since_without_one_the_CLI_would_ask_every_stack_for_it()
    {
        var defaults = ProjectFile.DefaultsOf(RepositoryFolder.Root);

        Assert.Equal(Read.Keys.Select(key => $"{Project}:{key}").Order(StringComparer.Ordinal), defaults.Keys.Order(StringComparer.Ordinal));
        Assert.All(Read, key => Assert.Equal(key.Value.Default, defaults[$"{Project}:{key.Key}"]));
    }

    [Fact]
    public void What_the_engine_fills_in_is_the_same_as_nothing()
    {
        var defaults = ProjectFile.DefaultsOf(RepositoryFolder.Root);
        var engine = new StackConfiguration(new Dictionary<string, string>(defaults) { ["aws:region"] = "eu-north-1" }, new HashSet<string>());

        Assert.Equal(["aws:region"], engine.Without(defaults).Values.Keys);
        // Otherwise a stack without the inbound half would be told to take out what nobody put in,
        // and a managed package to have more memory than nobody gave it.
        Assert.False(engine.With($"{Project}:inbound", "false").Without(defaults).Read().Inbound);
        Assert.Equal(256, engine.With($"{Project}:package", "managed").Without(defaults).Read().Memory);
    }

    [Fact]
    public void What_the_stack_file_says_is_said_even_where_it_is_the_default()
    {
        var configuration = Configured.Minimal.Own("inbound", "false").Own("inboundConcurrency", "20") with
        {
            Lines = new Dictionary<string, int> { [$"{Project}:inboundConcurrency"] = 4 },
        };

        Assert.Contains(
            "line 4: whatsapp-replies:inboundConcurrency is '20'",
            Refusal(configuration.Without(ProjectFile.DefaultsOf(RepositoryFolder.Root))),
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_project_file_without_settings_fills_nothing_in() => Assert.Empty(ProjectFile.DefaultsOf(Fixtures.Root));

    [Fact]
    public void All_numbers_may_be_said_aloud_and_are_not_the_same_as_none()
    {
        Assert.Null(Configured.Minimal.Own("numbers", """["*"]""").Read().Numbers);
        Assert.Equal([], Configured.Minimal.Own("numbers", "[]").Read().Numbers!);
        Assert.Contains("numbers[1] is '*'", Refusal(Configured.Minimal.Own("numbers", """["first", "*"]""")), StringComparison.Ordinal);
    }

    private static string Refusal(StackConfiguration configuration) => Assert.Throws<Pulumi.RunException>(() => configuration.Read()).Message;

    private static IReadOnlyDictionary<string, ReadSetting> WhatTheProgramReads()
    {
        var own = new SettingsReader(Configured.Minimal, Project);
        StackSettings.From(new SettingsReader(Configured.Minimal, "aws"), own);
        return own.Read;
    }
}
