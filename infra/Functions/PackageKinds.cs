namespace WhatsAppReplies.Infra.Functions;

/// <summary>The two packages that are made of the same sources. The declared function is the same for both: the runtime looks into the zip.</summary>
internal static class PackageKinds
{
    /// <summary>An executable with the handler's name, compiled ahead.</summary>
    public const string Native = "native";

    /// <summary>Assemblies, run by the .NET runtime that Lambda keeps up to date.</summary>
    public const string Managed = "managed";

    public static readonly IReadOnlyList<string> All = [Native, Managed];

    /// <summary>Megabytes that leave half of them free at the peak of the resident set.</summary>
    public static int LeastMemory(string package) => package == Managed ? 256 : 128;
}
