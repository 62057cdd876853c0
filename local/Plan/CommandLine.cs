using Spectre.Console.Cli;

namespace WhatsAppReplies.Local.Plan;

/// <summary>Command line of a program: what is wrong with one is told in a line, and ends it with <see cref="Mistake"/>.</summary>
internal static class CommandLine
{
    public const int Mistake = 2;

    public static async Task<int> RunAsync(
        ICommandApp app, string program, IEnumerable<string> arguments, Action<IConfigurator> commands, TextWriter errors)
    {
        app.Configure(config =>
        {
            config.SetApplicationName(program);
            config.UseStrictParsing();
            config.PropagateExceptions();
            commands(config);
        });
        try
        {
            return await app.RunAsync(arguments);
        }
        catch (CommandAppException mistake)
        {
            await errors.WriteLineAsync($"{mistake.Message} What is allowed: {program} --help");
            return Mistake;
        }
    }
}
