namespace WhatsAppReplies.Local.Tests.Scenario;

public sealed class BadInputTests
{
    [Fact]
    public async Task A_missing_zip_is_named_with_what_makes_it()
    {
        var problem = await FailAsync(new LocalCloudOptions { ZipPath = "/no/such.zip", Directory = "unused" });

        Assert.Equal("There is no /no/such.zip: ./build.sh --target=Package makes it.", problem.Message);
    }

    [Fact]
    public async Task A_stack_without_a_file_is_named() => Assert.Contains(
        "Pulumi.staging.yaml",
        (await FailAsync(new LocalCloudOptions { Stack = "staging", ZipPath = CloudFixture.Zip, Directory = "unused" })).Message,
        StringComparison.Ordinal);

    [Fact]
    public async Task A_wrong_value_of_a_stack_file_is_named_and_nothing_is_left()
    {
        var directory = Directory.CreateTempSubdirectory("bad-input-").FullName;
        try
        {
            var problem = await FailAsync(new LocalCloudOptions
            {
                StackFiles = TestStacks.Folder,
                ZipPath = CloudFixture.Zip,
                Directory = directory,
                Configure = configuration => configuration.With("whatsapp-replies:memory", "lots"),
            });

            Assert.Contains("memory is 'lots'", problem.Message, StringComparison.Ordinal);
        }
        finally
        {
            Directory.Delete(directory, recursive: true);
        }
    }

    [Theory]
    [InlineData("--stak is not an option of run", "--stak", "dev")]
    [InlineData("--stack needs a value", "--stack")]
    [InlineData("--port is 99999", "--port", "99999")]
    public void A_wrong_option_is_named(string named, params string[] arguments) =>
        Assert.StartsWith(named, Assert.Throws<ProblemException>(() => RunArguments.Parse(arguments)).Message, StringComparison.Ordinal);

    [Fact]
    public void Options_are_read() => Assert.Equal(
        new RunArguments { Stack = "prod", Zip = "/a.zip", Port = 4566, Keep = true },
        RunArguments.Parse(["--stack", "prod", "--zip", "/a.zip", "--port", "4566", "--keep"]));

    private static Task<ProblemException> FailAsync(LocalCloudOptions options) =>
        Assert.ThrowsAsync<ProblemException>(() => LocalCloud.StartAsync(options));
}
