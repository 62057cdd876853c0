// As much of the build tool's paths as the parts of the script need that are compiled here. They have no namespace there.

/// <summary>Path of a file.</summary>
public sealed record FilePath(string FullPath)
{
    public DirectoryPath GetDirectory() => new(System.IO.Path.GetDirectoryName(FullPath)!);
}

/// <summary>Path of a folder.</summary>
public sealed record DirectoryPath(string FullPath);
