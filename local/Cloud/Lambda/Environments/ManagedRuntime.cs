using WhatsAppReplies.Local.Cloud.Lambda.Packages;

namespace WhatsAppReplies.Local.Cloud.Lambda.Environments;

/// <summary>What the managed runtime runs for a handler without a colon.</summary>
internal static class ManagedRuntime
{
    // The exit code and the words of the runtime's own start script.
    private const string NotFound = "echo \"Error: executable assembly $1.dll or binary $1 not found.\"; exit 104";

    public static IReadOnlyList<string> Program(string handler, TaskRoot root, string dotnet)
    {
        var assembly = handler.EndsWith(".dll", StringComparison.Ordinal) ? handler : $"{handler}.dll";
        if (root.Has(assembly)) return [dotnet, "exec", Path.Combine(root.Path, assembly)];
        if (root.Has(handler)) return [Path.Combine(root.Path, handler)];
        return ["/bin/sh", "-c", NotFound, "bootstrap", Path.Combine(root.Path, handler)];
    }
}
