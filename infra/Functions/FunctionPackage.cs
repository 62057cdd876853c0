using System.Security.Cryptography;
using Pulumi;
using WhatsAppReplies.Infra.Settings;

namespace WhatsAppReplies.Infra.Functions;

/// <summary>The zip that is deployed.</summary>
/// <param name="Path">From the directory in which the program runs: no machine's folders in the state.</param>
/// <param name="Hash">SHA-256 in base64, which Lambda reports back as <c>CodeSha256</c>: a zip that was deployed past this program shows as a difference.
/// (The source code hash of the provider would not: it is only what this program wrote itself.)</param>
/// <param name="Manifest">What it was built for; null where there is no zip to look into.</param>
internal sealed record FunctionPackage(string Path, string Hash, PackageManifest? Manifest)
{
    public const string InRepositoryPath = "artifacts/whatsapp-replies.zip";

    /// <summary>For the offline plan, which shows the resources: a change of code is not a change of the plan.</summary>
    public static FunctionPackage Unbuilt { get; } = new(InRepositoryPath, "[hash of the zip]", Manifest: null);

    public Archive Archive => new FileArchive(Path);

    /// <exception cref="RunException">It was not built.</exception>
    public static FunctionPackage InRepository(string root) => At(System.IO.Path.Combine(root, InRepositoryPath));

    /// <exception cref="RunException">It was not built.</exception>
    public static FunctionPackage At(string path)
    {
        if (!File.Exists(path))
            throw new RunException($"There is no {InRepositoryPath}: ./build.sh --target=Package makes it.");
        var manifest = PackageManifest.Read(path);
        using var zip = File.OpenRead(path);
        return new FunctionPackage(
            System.IO.Path.GetRelativePath(Environment.CurrentDirectory, path), Convert.ToBase64String(SHA256.HashData(zip)), manifest);
    }

    /// <summary>On the wrong processor the function would not start, and a managed one needs more memory than a native one is given.</summary>
    /// <exception cref="RunException">It is not what the stack file asks for.</exception>
    public void MustFit(StackSettings settings, string stack)
    {
        var wanted = new PackageManifest(settings.Package, settings.Architecture);
        if (Manifest is null || Manifest == wanted)
            return;
        throw new RunException(
            $"{System.IO.Path.GetFileName(Path)} is {Manifest}, and Pulumi.{stack}.yaml asks for {wanted} ({SettingKeys.Package}, {SettingKeys.Architecture}): "
            + $"./build.sh --target=Package --stack={stack} makes it.");
    }
}
