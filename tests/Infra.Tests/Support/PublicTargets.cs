using System.Text.RegularExpressions;

namespace WhatsAppReplies.Infra.Tests.Support;

/// <summary>Targets of the build script that people use, as it lists them.</summary>
internal static class PublicTargets
{
    public static IReadOnlyList<string> All { get; } =
    [
        .. Regex.Matches(
                Regex.Match(File.ReadAllText(RepositoryFolder.File("build.cake")), @"publicTargets =\s*\[(?<names>[^\]]*)\]").Groups["names"].Value,
                @"""(?<name>\w+)""")
            .Select(match => match.Groups["name"].Value),
    ];
}
