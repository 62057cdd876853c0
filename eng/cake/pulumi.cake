/// <summary>The Pulumi CLI, when this machine has it.</summary>
public static class PulumiCli
{
    public const string HowToInstall = "Install it as https://www.pulumi.com/docs/install/ says, log in (pulumi login), and run this again.";

    public static FilePath Find(ICakeContext context) =>
        context.Tools.Resolve(OperatingSystem.IsWindows() ? "pulumi.exe" : "pulumi");

    public static ProcessArgumentBuilder Arguments(string command, string stack, params string[] options) =>
        new ProcessArgumentBuilder().Append(command).Append("--stack").AppendQuoted(stack).Append(string.Join(' ', options.Where(option => option is not null)))
            // Where nobody sits, a question would hang: the CLI then says what it would have asked.
            .Append(Console.IsInputRedirected ? "--non-interactive" : "");
}
