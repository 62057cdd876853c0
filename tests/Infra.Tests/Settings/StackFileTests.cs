using Pulumi;
using WhatsAppReplies.Local.Plan.StackFiles;

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
    public void A_missing_stack_file_is_named() =>
        Assert.Equal(
            $"There is no Pulumi.test.yaml in {_root.FullName}.",
            Assert.Throws<RunException>(() => StackFile.Read(_root.FullName, "test")).Message);

    [Fact]
    public void What_is_not_YAML_is_refused_with_its_line()
    {
        Write("Pulumi.test.yaml", "config:\n  a: [1\n");

        Assert.StartsWith("Pulumi.test.yaml, line ", Assert.Throws<RunException>(() => StackFile.Read(_root.FullName, "test")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_mistake_of_form_is_told_with_key_and_value()
    {
        Write("Pulumi.test.yaml", "confg: 1\nconfig:\n  memory: 512\n  aws:region: eu-north-1\n");

        Assert.Equal(
            """
            Pulumi.test.yaml cannot be read:
              - confg is '1'; allowed: config, secretsprovider, encryptedkey, encryptionsalt, environment
              - memory is '512'; allowed: a key with its namespace, such as whatsapp-replies:memory
            """,
            Assert.Throws<RunException>(() => StackFile.Read(_root.FullName, "test")).Message);
    }

    private void Write(string file, string text) => File.WriteAllText(Path.Combine(_root.FullName, file), text);
}
