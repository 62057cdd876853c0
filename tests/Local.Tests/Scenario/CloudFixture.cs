namespace WhatsAppReplies.Local.Tests.Scenario;

/// <summary>One local cloud of the development stack, with the packaged zip, for all tests that do not change it for others.</summary>
public sealed class CloudFixture : IAsyncLifetime
{
    public const string Collection = "cloud";

    private readonly string _directory = Directory.CreateTempSubdirectory("cloud-").FullName;

    internal static string Zip { get; } = Path.Combine(Repository.Artifacts, "whatsapp-replies.zip");

    internal LocalCloud Cloud { get; private set; } = null!;

    public async Task InitializeAsync() =>
        Cloud = await LocalCloud.StartAsync(
            new LocalCloudOptions { StackFiles = TestStacks.Folder, ZipPath = Zip, Directory = _directory, Say = Console.WriteLine });

    public async Task DisposeAsync()
    {
        await Cloud.DisposeAsync();
        Directory.Delete(_directory, recursive: true);
    }
}
