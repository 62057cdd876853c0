using System.IO.Compression;
using System.Security.Cryptography;

namespace WhatsAppReplies.Benchmarks.Subjects;

/// <summary>The function as it is deployed.</summary>
internal static class FunctionPackage
{
    public static string Shipped => Path.Combine(Repository.Artifacts, "whatsapp-replies.zip");

    public static Subject Unpack(string name, string zip)
    {
        if (!File.Exists(zip))
        {
            throw new ProblemException("There is no zip to measure: ./build.sh --target=Package makes it.");
        }

        var target = Path.Combine(Repository.Artifacts, "bench", "function");
        if (Directory.Exists(target))
        {
            Directory.Delete(target, recursive: true);
        }

        ZipFile.ExtractToDirectory(zip, target);
        return Managed(name, target);
    }

    public static string ShippedHash()
    {
        using var zip = File.OpenRead(Shipped);
        return Convert.ToHexStringLower(SHA256.HashData(zip));
    }

    /// <summary>Run as the managed runtime runs an executable assembly.</summary>
    public static Subject Managed(string name, string directory) =>
        new(name, ["dotnet", "exec", Path.Combine(directory, $"{Contract.Handler}.dll")], directory);

    /// <summary>A file that brings its own runtime, as a custom runtime starts it.</summary>
    public static Subject Native(string name, string directory) => new(name, [Path.Combine(directory, Contract.Handler)], directory);
}
