using WhatsAppReplies.Infra.Settings;
using WhatsAppReplies.Infra.StackFiles;

namespace WhatsAppReplies.Benchmarks.Subjects;

/// <summary>The memory that the function has in a stack, by its file and the program's defaults.</summary>
internal sealed record StackMemory(string Stack, int Megabytes)
{
    public static IReadOnlyList<StackMemory> All { get; } = [.. StackFile.NamesIn(Repository.Root).Select(Of)];

    private static StackMemory Of(string stack)
    {
        var file = StackFile.Read(Repository.Root, stack);
        return new StackMemory(stack, StackSettings.Read(file.Configuration, file.Project, stack).Memory);
    }
}
