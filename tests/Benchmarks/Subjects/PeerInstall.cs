using System.Security.Cryptography;
using WhatsAppReplies.Benchmarks.Processes;

namespace WhatsAppReplies.Benchmarks.Subjects;

/// <summary>Installs the peer from its lock file into the git-ignored cache, once for each content.</summary>
internal static class PeerInstall
{
    private static readonly string[] Files = ["package.json", "package-lock.json", "index.mjs", "webhook.mjs", "bootstrap.mjs"];

    public static async Task<Subject> EnsureAsync(CancellationToken cancellationToken)
    {
        var source = Path.Combine(Repository.Root, "tests", "Benchmarks", "peer");
        var target = Path.Combine(Repository.Artifacts, "npm", "peer");
        var (stamp, fingerprint) = (Path.Combine(target, ".installed"), Fingerprint(source));
        if (!File.Exists(stamp) || await File.ReadAllTextAsync(stamp, cancellationToken) != fingerprint)
        {
            Directory.CreateDirectory(target);
            File.Delete(stamp);
            foreach (var file in Files)
            {
                File.Copy(Path.Combine(source, file), Path.Combine(target, file), overwrite: true);
            }

            await Tools.RunAsync("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"], cancellationToken, target);
            await File.WriteAllTextAsync(stamp, fingerprint, cancellationToken);
        }

        return new Subject("peer", ["node", Path.Combine(target, "bootstrap.mjs")], target) { Nothing = ["node", "-e", ""] };
    }

    private static string Fingerprint(string source)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in Files)
        {
            hash.AppendData(File.ReadAllBytes(Path.Combine(source, file)));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
