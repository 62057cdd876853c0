using System.IO.Compression;
using System.Text.Json;
using Pulumi;

namespace WhatsAppReplies.Infra.Functions;

/// <summary>What a zip says about itself: a file in it that the build writes.</summary>
/// <param name="Package">One of <see cref="PackageKinds"/>.</param>
/// <param name="Architecture">As the stack file names it.</param>
internal sealed record PackageManifest(string Package, string Architecture)
{
    public const string FileName = "manifest.json";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    /// <exception cref="RunException">It is no zip of this build.</exception>
    public static PackageManifest Read(string path)
    {
        try
        {
            using var zip = ZipFile.OpenRead(path);
            var entry = zip.GetEntry(FileName) ?? throw Unusable(path, $"has no {FileName}");
            using var stream = entry.Open();
            return JsonSerializer.Deserialize<PackageManifest>(stream, Json) ?? throw Unusable(path, $"has an empty {FileName}");
        }
        catch (InvalidDataException)
        {
            throw Unusable(path, "is not a zip");
        }
        catch (JsonException wrong)
        {
            throw Unusable(path, $"has a {FileName} that cannot be read ({wrong.Message})");
        }
    }

    public override string ToString() => $"the {Package} package for {Architecture}";

    private static RunException Unusable(string path, string why) =>
        new($"{System.IO.Path.GetFileName(path)} {why}, so nobody knows what it was built for: ./build.sh --target=Package makes it anew.");
}
