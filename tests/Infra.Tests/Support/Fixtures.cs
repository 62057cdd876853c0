using WhatsAppReplies.Infra.StackFiles;

namespace WhatsAppReplies.Infra.Tests.Support;

/// <summary>
/// The stack files that the tests apply. Those of the repository belong to whoever configures them: of them only rules are
/// asserted, never a value.
/// </summary>
internal static class Fixtures
{
    public static StackFile Stack(string stack) => StackFile.Read(RepositoryFolder.File("tests", "Stacks"), stack);
}
