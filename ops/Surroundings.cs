using Amazon.Runtime;
using Spectre.Console;

namespace WhatsAppReplies.Ops;

/// <summary>What a command has from outside.</summary>
/// <param name="Variable">Of the environment.</param>
/// <param name="Console">For what it says.</param>
/// <param name="Errors">For what is wrong.</param>
/// <param name="Time">The clock.</param>
/// <param name="Token">A new one each time, that nobody else has.</param>
internal sealed record Surroundings(Func<string, string?> Variable, IAnsiConsole Console, TextWriter Errors, TimeProvider Time, Func<string> Token)
{
    /// <summary>Whom a cloud on this machine takes the command for: by itself whoever runs it. They open nothing anywhere else.</summary>
    public AWSCredentials OnThisMachine { get; init; } = new BasicAWSCredentials("local", "local");
}
