namespace WhatsAppReplies.Local.Cloud.Lambda.Processes;

/// <summary>What is started so that the program runs as a function's process does.</summary>
/// <param name="FileName">The first program of the chain; each replaces itself by the next, so the process id stays.</param>
/// <param name="Arguments">The rest of the chain.</param>
/// <param name="OwnGroup">The process leads a group of its own: one signal reaches everything that it started.</param>
internal sealed record LaunchCommand(string FileName, IReadOnlyList<string> Arguments, bool OwnGroup);
