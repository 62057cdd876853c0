using System.IO.Compression;
using System.Text.Json;
using WhatsAppReplies.Infra.Functions;

namespace WhatsAppReplies.Local.Tests.EndToEnd;

/// <summary>What stands in the zips that the build made.</summary>
public sealed class PackagedZipTests
{
    private const int ExecuteForAll = 0b001_001_001;
    private static readonly string Default = Path.Combine(Repository.Root, FunctionPackage.InRepositoryPath);
    private static readonly string Managed = Path.Combine(Repository.Artifacts, "whatsapp-replies.managed.zip");

    public static TheoryData<string> Zips => [Default, Managed];

    [Theory]
    [MemberData(nameof(Zips))]
    public void It_holds_what_the_runtime_starts_for_its_kind_and_nothing_that_it_would_start_instead(string path)
    {
        using var zip = ZipFile.OpenRead(path);
        var isNative = PackageManifest.Read(path).Package == PackageKinds.Native;

        Assert.Equal(!isNative, zip.GetEntry($"{Contract.Handler}.dll") is not null);
        Assert.Equal(isNative, zip.GetEntry(Contract.Handler) is { } executable && Mode(executable) == 0b111_101_101);
    }

    [Theory]
    [MemberData(nameof(Zips))]
    public void Everything_in_it_can_be_read_by_any_user_and_only_a_program_can_be_started(string path)
    {
        using var zip = ZipFile.OpenRead(path);

        Assert.All(zip.Entries, entry => Assert.Equal(0b100_100_100, Mode(entry) & 0b100_100_100));
        Assert.All(zip.Entries.Where(entry => entry.FullName != Contract.Handler), entry => Assert.Equal(0, Mode(entry) & ExecuteForAll));
    }

    [Theory]
    [MemberData(nameof(Zips))]
    public void It_says_what_made_it(string path)
    {
        using var zip = ZipFile.OpenRead(path);
        using var manifest = JsonDocument.Parse(zip.GetEntry(PackageManifest.FileName)!.Open());
        string Text(string name) => manifest.RootElement.GetProperty(name).GetString()!;

        Assert.Matches(@"^\d+\.\d+\.\d+", Text("sdk"));
        Assert.Matches(@"^(ILCompiler|crossgen2) \d+\.\d+\.\d+$", Text("compiler"));
        Assert.Matches(Text("package") == PackageKinds.Native ? @"\d+\.\d+.*; .*\d+\.\d+" : "^none$", Text("linker"));
    }

    [Fact]
    public void The_managed_one_is_managed() => Assert.Equal(PackageKinds.Managed, PackageManifest.Read(Managed).Package);

    private static int Mode(ZipArchiveEntry entry) => (entry.ExternalAttributes >> 16) & 0x1FF;
}
