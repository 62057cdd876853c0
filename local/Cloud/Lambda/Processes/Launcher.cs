using System.Diagnostics;

namespace WhatsAppReplies.Local.Cloud.Lambda.Processes;

/// <summary>
/// Puts around a function's program: a group of its own (setsid), a watchdog that kills the group when this program dies in
/// whatever way, and, for root, another user (setpriv), so that the task root cannot be written to. Without root the files' modes
/// are all that protects it: a function that changes them first can write.
/// </summary>
internal sealed class Launcher
{
    // The watchdog waits for the end of the pipe that is this shell's input; the program gets no input, and one stream for all output.
    private const string Script =
        """
        exec 3<&0
        { read -r _ <&3; kill -KILL TARGET; } >/dev/null 2>&1 </dev/null &
        exec 3<&-
        exec "$@" </dev/null 2>&1
        """;

    private const string Nobody = "65534";

    private readonly bool _ownGroup = FindOnPath("setsid") is not null;
    private readonly IReadOnlyList<string> _asNobody;

    private Launcher(string dotnet, IReadOnlyList<string> asNobody)
    {
        Dotnet = dotnet;
        _asNobody = asNobody;
    }

    public string Dotnet { get; }

    /// <summary>The function's processes run as a user that owns nothing.</summary>
    public bool DropsPrivileges => _asNobody.Count > 0;

    /// <param name="directory">Where the task roots will stand: another user must be able to get there.</param>
    public static Launcher Detect(string directory)
    {
        var dotnet = Environment.ProcessPath is { } self && Path.GetFileNameWithoutExtension(self) == "dotnet"
            ? self
            : FindOnPath("dotnet") ?? throw new ProblemException("`dotnet` is not on the path.");
        IReadOnlyList<string> asNobody = ["setpriv", "--reuid", Nobody, "--regid", Nobody, "--clear-groups", "--"];
        return new Launcher(dotnet, Posix.IsRoot && FindOnPath("setpriv") is not null && Reaches(asNobody, directory, dotnet) ? asNobody : []);
    }

    public LaunchCommand Command(IReadOnlyList<string> program)
    {
        var script = Script.Replace("TARGET", _ownGroup ? "-$$" : "$$", StringComparison.Ordinal);
        IReadOnlyList<string> chain = [.. _ownGroup ? ["setsid"] : Array.Empty<string>(), "/bin/sh", "-c", script, "function", .. _asNobody, .. program];
        return new LaunchCommand(chain[0], [.. chain.Skip(1)], _ownGroup);
    }

    private static bool Reaches(IReadOnlyList<string> asNobody, string directory, string dotnet)
    {
        using var probe = Process.Start(asNobody[0], [.. asNobody.Skip(1), "/bin/sh", "-c", "test -x \"$1\" && test -x \"$2\"", "probe", directory, dotnet]);
        probe.WaitForExit();
        return probe.ExitCode == 0;
    }

    private static string? FindOnPath(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .Select(directory => Path.Combine(directory, program))
            .FirstOrDefault(File.Exists);
}
