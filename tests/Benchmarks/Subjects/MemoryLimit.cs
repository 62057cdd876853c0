using System.Globalization;

namespace WhatsAppReplies.Benchmarks.Subjects;

/// <summary>A subject that is told how much memory it has, as Lambda's runtime does: the size in the environment, the same for the collector's heap.</summary>
internal static class MemoryLimit
{
    private const long Megabyte = 1024 * 1024;

    public static Subject Of(Subject subject, int megabytes) => subject with
    {
        Name = string.Create(CultureInfo.InvariantCulture, $"{subject.Name}, {megabytes} MB limit"),
        Variables = new Dictionary<string, string>(subject.Variables)
        {
            ["AWS_LAMBDA_FUNCTION_MEMORY_SIZE"] = megabytes.ToString(CultureInfo.InvariantCulture),
            ["DOTNET_GCHeapHardLimit"] = (megabytes * Megabyte).ToString("X", CultureInfo.InvariantCulture),
        },
    };
}
