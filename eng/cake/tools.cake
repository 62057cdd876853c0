/// <summary>Tools of this machine that a target needs beside the .NET SDK; a missing one is one line, not a stack trace.</summary>
public static class RequiredTools
{
    public static void Check(ICakeContext context, BuildParameters parameters)
    {
        // Said before minutes are spent on a build that leads to it.
        if (OperatingSystem.IsWindows())
            throw new CakeException(
                $"--target={parameters.Target} starts emulators under a POSIX shell, which Windows has not: "
                + $"run ./build.sh --target={parameters.Target} in WSL 2 (docs/platforms.md).");

        var missing = new[]
        {
            Missing(context, parameters, "node", ["--version"], "Node.js 20", 20),
            Missing(context, parameters, "npm", ["--version"], "npm (it comes with Node.js 20)", 1),
            Missing(context, parameters, "java", ["-version"], "Java 17", 17),
        }.Where(line => line is not null).ToList();
        if (missing.Count > 0) throw new CakeException(string.Join(Environment.NewLine, missing));
    }

    private static string Missing(ICakeContext context, BuildParameters parameters, string tool, string[] arguments, string name, int lowest)
    {
        var path = context.Tools.Resolve(OperatingSystem.IsWindows() ? [$"{tool}.exe", $"{tool}.cmd"] : [tool]);
        if (path is null) return $"--target={parameters.Target} needs {name} or newer, and '{tool}' is not on the PATH: install it and run this again.";

        using var process = context.StartAndReturnProcess(path, new ProcessSettings
        {
            Arguments = ProcessArgumentBuilder.FromStrings(arguments),
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Silent = true,
        });
        process.WaitForExit();
        var said = string.Join(" ", process.GetStandardOutput().Concat(process.GetStandardError()));
        var version = System.Text.RegularExpressions.Regex.Match(said, @"\d+");
        return version.Success && int.Parse(version.Value, System.Globalization.CultureInfo.InvariantCulture) >= lowest
            ? null
            : $"--target={parameters.Target} needs {name} or newer, and '{tool}' says '{said.Trim()}': install a newer one and run this again.";
    }
}
