using System.IO.Compression;

namespace WhatsAppReplies.Local.Cloud.Lambda.Packages;

/// <summary>The zip as AWS takes it: within its limits, and readable.</summary>
internal static class DeploymentPackage
{
    public const long MaximumUnzippedBytes = 262_144_000;
    public const long MaximumZippedBytes = 52_428_800;

    public static void Check(string path)
    {
        if (!File.Exists(path))
            throw new LambdaException(LambdaException.InvalidParameter, $"The deployment package {path} does not exist");

        var zipped = new FileInfo(path).Length;
        if (zipped > MaximumZippedBytes)
        {
            throw new LambdaException(LambdaException.RequestTooLarge,
                $"{path} has {zipped} bytes; a zip that is uploaded directly must have at most {MaximumZippedBytes}");
        }

        using var zip = Open(path);
        var unzipped = zip.Entries.Sum(entry => entry.Length);
        if (unzipped > MaximumUnzippedBytes)
        {
            throw new LambdaException(LambdaException.InvalidParameter,
                $"Unzipped size must be smaller than {MaximumUnzippedBytes} bytes; {path} has {unzipped}");
        }
    }

    public static ZipArchive Open(string path)
    {
        try
        {
            return ZipFile.OpenRead(path);
        }
        catch (InvalidDataException notAZip)
        {
            throw new LambdaException(LambdaException.InvalidParameter,
                $"Could not unzip uploaded file. Please check your file, then try to upload again. ({path})", notAZip);
        }
    }
}
