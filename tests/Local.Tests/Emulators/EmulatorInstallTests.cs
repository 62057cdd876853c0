using WhatsAppReplies.Local.Cloud.Emulators;

namespace WhatsAppReplies.Local.Tests.Emulators;

[Collection(EmulatorFixture.Collection)]
public sealed class EmulatorInstallTests
{
    [Fact]
    public async Task What_is_installed_already_is_not_installed_again()
    {
        var said = new List<string>();

        await new EmulatorInstall(EmulatorFiles.OfRepository, TimeProvider.System, said.Add).EnsureAsync(CancellationToken.None);

        Assert.Empty(said);
    }

    [Fact]
    public void A_changed_manifest_is_another_installation()
    {
        var manifest = Directory.CreateTempSubdirectory("manifest-").FullName;
        try
        {
            var copy = EmulatorFiles.OfRepository with { Installed = manifest };
            copy.CopyManifest();
            var changed = new EmulatorFiles(manifest, manifest);
            var before = changed.Fingerprint();
            File.AppendAllText(Path.Combine(manifest, "package-lock.json"), "\n");

            Assert.Equal(EmulatorFiles.OfRepository.Fingerprint(), before);
            Assert.NotEqual(before, changed.Fingerprint());
        }
        finally
        {
            Directory.Delete(manifest, recursive: true);
        }
    }

    [Fact]
    public void Every_package_of_the_lock_file_has_its_hash_and_no_address()
    {
        var path = Path.Combine(EmulatorFiles.OfRepository.Manifest, "package-lock.json");
        using var document = System.Text.Json.JsonDocument.Parse(File.ReadAllText(path));
        var fetched = document.RootElement.GetProperty("packages").EnumerateObject()
            .Where(package => package.Name.StartsWith("node_modules/", StringComparison.Ordinal) && !package.Value.TryGetProperty("link", out _))
            .ToList();

        Assert.NotEmpty(fetched);
        Assert.All(fetched, package => Assert.StartsWith("sha512-", package.Value.GetProperty("integrity").GetString(), StringComparison.Ordinal));
        Assert.All(fetched, package => Assert.False(package.Value.TryGetProperty("resolved", out _)));
    }
}
