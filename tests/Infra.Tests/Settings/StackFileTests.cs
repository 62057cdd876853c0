using Pulumi;
using WhatsAppReplies.Infra.StackFiles;
using WhatsAppReplies.Infra.Tests.Support;

namespace WhatsAppReplies.Infra.Tests.Settings;

public sealed class StackFileTests : IDisposable
{
    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory();

    public StackFileTests() => Write("Pulumi.yaml", "name: whatsapp-replies\nruntime: dotnet\n");

    public void Dispose() => _root.Delete(recursive: true);

    [Fact]
    public void Values_arrive_as_the_engine_hands_them_over()
    {
        Write("Pulumi.test.yaml", """
            secretsprovider: awskms://alias/pulumi
            encryptionsalt: v1:abc
            config:
              aws:region: eu-north-1
              whatsapp-replies:memory: 1024
              whatsapp-replies:protect: false
              whatsapp-replies:alarmEmails:
                - a@example.com
                - "b@example.com"
              aws:defaultTags:
                tags: { Owner: "1", Cost: 2, Live: true }
            """);

        var file = StackFile.Read(_root.FullName, "test");

        Assert.Equal("whatsapp-replies", file.Project);
        Assert.Equal("test", file.Stack);
        Assert.Equal("1024", file.Configuration.Values["whatsapp-replies:memory"]);
        Assert.Equal("false", file.Configuration.Values["whatsapp-replies:protect"]);
        Assert.Equal("""["a@example.com","b@example.com"]""", file.Configuration.Values["whatsapp-replies:alarmEmails"]);
        Assert.Equal("""{"tags":{"Owner":"1","Cost":2,"Live":true}}""", file.Configuration.Values["aws:defaultTags"]);
        Assert.Empty(file.Configuration.SecretKeys);
    }

    [Fact]
    public void An_encrypted_value_becomes_a_placeholder_and_its_key_a_secret_one()
    {
        Write("Pulumi.test.yaml", """
            config:
              whatsapp-replies:openAiApiKey:
                secure: v1:ciphertext
              whatsapp-replies:alarmEmails:
                - secure: v1:ciphertext
            """);

        var configuration = StackFile.Read(_root.FullName, "test").Configuration;

        Assert.Equal("[secret]", configuration.Values["whatsapp-replies:openAiApiKey"]);
        Assert.Equal("""["[secret]"]""", configuration.Values["whatsapp-replies:alarmEmails"]);
        Assert.Equal(["whatsapp-replies:alarmEmails", "whatsapp-replies:openAiApiKey"], configuration.SecretKeys.Order());
    }

    [Fact]
    public void An_empty_stack_file_has_no_values()
    {
        Write("Pulumi.test.yaml", "");

        Assert.Empty(StackFile.Read(_root.FullName, "test").Configuration.Values);
    }

    [Fact]
    public void A_missing_stack_file_is_named_with_those_that_are_there_and_what_to_do()
    {
        const string ToDo =
            "A new stack begins with such a file: copy what is not encrypted from another one, aws:region at least; "
            + "before it is deployed: pulumi stack init test.";

        Assert.Equal(
            $"There is no Pulumi.test.yaml in {_root.FullName}. No stack has a file here. {ToDo}",
            Assert.Throws<RunException>(() => StackFile.Read(_root.FullName, "test")).Message);
        Write("Pulumi.staging.yaml", "");
        Write("Pulumi.dev.yaml", "");
        Assert.Equal(
            $"There is no Pulumi.test.yaml in {_root.FullName}. Stacks here: dev, staging. {ToDo}",
            Assert.Throws<RunException>(() => StackFile.Read(_root.FullName, "test")).Message);
    }

    [Theory]
    [InlineData("config:\n  a: [1\n", 2)]
    [InlineData("config:\n  aws:region: eu-north-1\n  aws:region: eu-west-1\n", 3)]
    public void What_is_not_YAML_is_refused_with_its_line_and_in_our_words(string text, int line)
    {
        Write("Pulumi.test.yaml", text);

        var message = Assert.Throws<RunException>(() => StackFile.Read(_root.FullName, "test")).Message;
        Assert.Matches(
            $"^Pulumi.test.yaml, line [{line}-{line + 1}]: this is not YAML, or a key stands there twice; allowed: one key a line under config, "
            + "such as aws:region: eu-north-1$",
            message);
    }

    [Theory]
    [InlineData("- config\n", "Pulumi.test.yaml, line 1: this is no map; allowed: ")]
    [InlineData("config: 5\n", "line 1: config is no map; allowed: ")]
    public void What_is_no_map_is_refused(string text, string expected)
    {
        Write("Pulumi.test.yaml", text);

        Assert.Contains(expected, Assert.Throws<RunException>(() => StackFile.Read(_root.FullName, "test")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_config_without_keys_has_no_values()
    {
        Write("Pulumi.test.yaml", "config:\n");

        Assert.Empty(StackFile.Read(_root.FullName, "test").Configuration.Values);
    }

    [Fact]
    public void Every_mistake_of_form_is_told_with_line_and_key_and_without_a_value_that_may_be_a_secret()
    {
        Write("Pulumi.test.yaml", "confg: 1\nconfig:\n  memory: 512\n  openAiApiKey: sk-plain\n  aws:region: eu-north-1\n");

        Assert.Equal(
            """
            Pulumi.test.yaml cannot be read:
              - line 1: confg; allowed: config, secretsprovider, encryptedkey, encryptionsalt, environment
              - line 3: memory; allowed: a key with its namespace, such as whatsapp-replies:memory
              - line 4: openAiApiKey; allowed: a key with its namespace, such as whatsapp-replies:openAiApiKey
            """,
            Assert.Throws<RunException>(() => StackFile.Read(_root.FullName, "test")).Message);
    }

    [Fact]
    public void A_wrong_value_is_told_with_its_line()
    {
        Write("Pulumi.test.yaml", """
            config:
              aws:region: eu-north-1
              whatsapp-replies:memory: lots
              whatsapp-replies:alarmEmails:
                - on-call@example.com
                - nobody
            """);

        Assert.Equal(
            """
            Pulumi.test.yaml has 2 mistakes:
              - line 3: whatsapp-replies:memory is 'lots'; allowed: a whole number from 128 to 10240
              - line 4: whatsapp-replies:alarmEmails[1] is 'nobody'; allowed: an e-mail address
            """,
            Assert.Throws<RunException>(() => StackFile.Read(_root.FullName, "test").Configuration.Read()).Message);
    }

    [Fact]
    public void A_value_that_was_put_in_the_place_of_the_files_has_no_line()
    {
        Write("Pulumi.test.yaml", "config:\n  aws:region: eu-north-1\n  whatsapp-replies:memory: 512\n");

        var changed = StackFile.Read(_root.FullName, "test").Configuration.Own("memory", "lots");

        Assert.Contains("  - whatsapp-replies:memory is 'lots'", Assert.Throws<RunException>(() => changed.Read()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_engine_hands_over_values_and_the_file_says_where_they_stand()
    {
        Write("Pulumi.test.yaml", "config:\n  aws:region: eu-north-1\n  whatsapp-replies:memory: 512\n");

        var lines = StackFile.LinesOf(_root.FullName, "test");

        Assert.Equal(3, lines["whatsapp-replies:memory"]);
        Assert.Empty(StackFile.LinesOf(_root.FullName, "elsewhere"));
    }

    private void Write(string file, string text) => File.WriteAllText(Path.Combine(_root.FullName, file), text);
}
