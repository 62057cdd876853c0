using System.IO.Compression;
using System.Security.Cryptography;
using Pulumi;
using Pulumi.Testing;
using WhatsAppReplies.Infra.Functions;
using WhatsAppReplies.Infra.StackFiles;
using WhatsAppReplies.Infra.Tests.Support;

namespace WhatsAppReplies.Infra.Tests.Program;

public sealed class PackageTests : IDisposable
{
    private const string Native = """{"package":"native","architecture":"x86_64","linker":"as it says itself"}""";
    private const string Managed = """{"package":"managed","architecture":"x86_64"}""";

    private readonly string _folder = Directory.CreateTempSubdirectory().FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_zip_that_was_not_built_is_named_with_the_command_that_builds_it() => Assert.Equal(
        "There is no artifacts/whatsapp-replies.zip: ./build.sh --target=Package makes it.",
        Assert.Throws<RunException>(() => FunctionPackage.InRepository(_folder)).Message);

    [Fact]
    public void The_hash_is_the_one_that_lambda_reports_and_another_zip_has_another()
    {
        var (one, other) = (Zip(Native), Zip(Managed));

        Assert.Equal(Convert.ToBase64String(SHA256.HashData(File.ReadAllBytes(one))), FunctionPackage.At(one).Hash);
        Assert.NotEqual(FunctionPackage.At(one).Hash, FunctionPackage.At(other).Hash);
    }

    [Theory]
    [InlineData(Native, "native", "x86_64")]
    [InlineData(Managed, "managed", "x86_64")]
    [InlineData("""{"package":"native","architecture":"arm64"}""", "native", "arm64")]
    public async Task A_zip_that_fits_the_stack_is_deployed(string manifest, string package, string architecture) =>
        await DeployAsync(Zip(manifest), package, architecture);

    [Fact]
    public async Task A_managed_zip_is_refused_by_a_stack_that_asks_for_a_native_one() => Assert.Contains(
        "is the managed package for x86_64, and Pulumi.dev.yaml asks for the native package for x86_64 (package, architecture): "
        + "./build.sh --target=Package --stack=dev makes it.",
        (await RefusedAsync(Managed, "native", "x86_64")).ToString(), StringComparison.Ordinal);

    [Fact]
    public async Task A_native_zip_is_refused_by_a_stack_that_asks_for_a_managed_one() => Assert.Contains(
        "is the native package for x86_64, and Pulumi.dev.yaml asks for the managed package for x86_64",
        (await RefusedAsync(Native, "managed", "x86_64")).ToString(), StringComparison.Ordinal);

    [Fact]
    public async Task A_zip_for_another_processor_is_refused() => Assert.Contains(
        "is the native package for x86_64, and Pulumi.dev.yaml asks for the native package for arm64",
        (await RefusedAsync(Native, "native", "arm64")).ToString(), StringComparison.Ordinal);

    [Theory]
    [InlineData(null, "has no manifest.json")]
    [InlineData("null", "has an empty manifest.json")]
    [InlineData("{}", "has a manifest.json that cannot be read")]
    [InlineData("native", "has a manifest.json that cannot be read")]
    public void A_zip_that_does_not_say_what_it_is_is_refused(string? manifest, string why)
    {
        var refused = Assert.Throws<RunException>(() => FunctionPackage.At(Zip(manifest)));

        Assert.Contains(why, refused.Message, StringComparison.Ordinal);
        Assert.EndsWith("./build.sh --target=Package makes it anew.", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_no_zip_is_refused()
    {
        var file = Path.Combine(_folder, "half.zip");
        File.WriteAllText(file, "PK");

        Assert.StartsWith("half.zip is not a zip", Assert.Throws<RunException>(() => FunctionPackage.At(file)).Message, StringComparison.Ordinal);
    }

    private string Zip(string? manifest)
    {
        var path = Path.Combine(_folder, $"{Guid.NewGuid():N}.zip");
        using var zip = ZipFile.Open(path, ZipArchiveMode.Create);
        using (var executable = new StreamWriter(zip.CreateEntry("WhatsAppReplies").Open()))
            executable.Write("a function");
        if (manifest is not null)
        {
            using var writer = new StreamWriter(zip.CreateEntry(PackageManifest.FileName).Open());
            writer.Write(manifest);
        }

        return path;
    }

    private async Task<Exception> RefusedAsync(string manifest, string package, string architecture) =>
        await Assert.ThrowsAnyAsync<Exception>(() => DeployAsync(Zip(manifest), package, architecture));

    private static async Task DeployAsync(string zip, string package, string architecture)
    {
        var file = StackFile.Read(RepositoryFolder.Root, "dev");
        var configuration = file.Configuration.Own("package", package).Own("architecture", architecture);
        await Deployment.TestAsync(
            new StrictAws(),
            new TestOptions { ProjectName = file.Project, StackName = file.Stack, IsPreview = false, RootDirectory = RepositoryFolder.Root },
            () => Infra.Program.Define(configuration, FunctionPackage.At(zip)));
    }
}
