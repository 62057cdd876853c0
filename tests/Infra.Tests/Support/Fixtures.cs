using WhatsAppReplies.Infra.StackFiles;

namespace WhatsAppReplies.Infra.Tests.Support;

/// <summary>
/// The stack files, assistants and numbers that the tests apply. Those of the repository belong to whoever configures them: of them only rules are
/// asserted, never a value.
/// </summary>
internal static class Fixtures
{
    public static string Root { get; } = RepositoryFolder.File("tests", "Stacks");

    public static StackFile Stack(string stack) => StackFile.Read(Root, stack);
}
