using System.IO.Compression;
using System.Security.Cryptography;
using WhatsAppReplies.Infra.Functions;

namespace WhatsAppReplies.Benchmarks.Subjects;

/// <summary>The function as it is deployed.</summary>
internal static class MeasuredPackage
{
    public static string Shipped => Path.Combine(Repository.Artifacts, "whatsapp-replies.zip");

    public static string ManagedZip => Path.Combine(Repository.Artifacts, "whatsapp-replies.managed.zip");

    public static Subject Unpack(string name, string zip)
    {
        if (!File.Exists(zip))
        {
            throw new ProblemException($"There is no {zip} to measure: ./build.sh --target=Bench makes it.");
        }

        var target = Path.Combine(Repository.Artifacts, "bench", name);
        if (Directory.Exists(target))
        {
            Directory.Delete(target, recursive: true);
        }

        ZipFile.ExtractToDirectory(zip, target);
        return PackageManifest.Read(zip).Package == PackageKinds.Native ? Native(name, target) : Managed(name, target);
    }

    public static string ManagedHash()
    {
        using var zip = File.OpenRead(ManagedZip);
        return Convert.ToHexStringLower(SHA256.HashData(zip));
    }

    /// <summary>Run as the managed runtime runs an executable assembly.</summary>
    public static Subject Managed(string name, string directory) =>
        new(name, ["dotnet", "exec", Path.Combine(directory, $"{Contract.Handler}.dll")], directory) { Nothing = ["dotnet", "exec", EmptyProgram] };

    /// <summary>Built beside this program, in the same configuration.</summary>
    private static string EmptyProgram
    {
        get
        {
            var bin = new DirectoryInfo(AppContext.BaseDirectory);
            return Path.Combine(bin.Parent!.Parent!.FullName, "Floor", bin.Name, "Floor.dll");
        }
    }

    /// <summary>A file that is a program by itself.</summary>
    public static Subject Native(string name, string directory) => new(name, [Path.Combine(directory, Contract.Handler)], directory);
}
