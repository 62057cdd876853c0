using System.Security.Cryptography;

namespace WhatsAppReplies.Local.Cloud.Emulators;

/// <summary>Where the emulators' manifest stands in the repository, and where they are installed.</summary>
internal sealed record EmulatorFiles(string Manifest, string Installed)
{
    /// <summary>All that belongs to the manifest; the stamp is made of their contents.</summary>
    private static readonly string[] Names =
        ["package.json", "package-lock.json", "sqs.mjs", "move-tasks.mjs", "dynamodb.xml", Path.Combine("unused", "package.json")];

    public static EmulatorFiles OfRepository => new(
        Path.Combine(Repository.Root, "eng", "npm", "emulators"),
        Path.Combine(Repository.Artifacts, "npm", "emulators"));

    public string Stamp => Path.Combine(Installed, ".installed");

    public string DynamoDbHome => Path.Combine(Installed, "node_modules", "amplify-dynamodb-simulator", "emulator");

    public string DynamoDbLauncher => Path.Combine(Installed, "dynamodb.xml");

    public string SqsLauncher => Path.Combine(Installed, "sqs.mjs");

    public string Fingerprint()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var name in Names)
        {
            hash.AppendData(File.ReadAllBytes(Path.Combine(Manifest, name)));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    public void CopyManifest()
    {
        foreach (var name in Names)
        {
            var target = Path.Combine(Installed, name);
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(Path.Combine(Manifest, name), target, overwrite: true);
        }
    }
}
