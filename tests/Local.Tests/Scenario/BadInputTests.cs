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

    private static Task<ProblemException> FailAsync(LocalCloudOptions options) =>
        Assert.ThrowsAsync<ProblemException>(() => LocalCloud.StartAsync(options));
}
