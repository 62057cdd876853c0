using System.Text.RegularExpressions;

namespace WhatsAppReplies.Local.Cloud.Processes;

/// <summary>What to start.</summary>
/// <param name="Name">For people.</param>
/// <param name="FileName">A program on the path.</param>
/// <param name="Arguments">As they are: no shell reads them.</param>
/// <param name="WorkingDirectory">Where it runs.</param>
/// <param name="LogPath">Where its output goes.</param>
/// <param name="ReadyLine">The line that it prints when it can be used.</param>
internal sealed record ChildProgram(
    string Name, string FileName, IReadOnlyList<string> Arguments, string WorkingDirectory, string LogPath, Regex ReadyLine);
