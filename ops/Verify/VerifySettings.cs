using System.ComponentModel;
using Spectre.Console;
using Spectre.Console.Cli;
using WhatsAppReplies.Infra.Catalogue;

namespace WhatsAppReplies.Ops.Verify;

/// <summary>Options of the command <c>verify</c>: which stack, and whose phone gets a message.</summary>
internal sealed class VerifySettings : StackOptions
{
    [CommandOption("--hash <SHA256>")]
    [Description("Of the zip that has to be live, as sha256sum prints it.")]
    public string? Hash { get; init; }

    [CommandOption("--recipient <NUMBER>")]
    [Description("A phone of yours that gets a reply, which is paid for. It has to have written to the company's number within 24 hours.")]
    public string? Recipient { get; init; }

    [CommandOption("--number <NUMBER>")]
    [Description("The company's number that sends it; otherwise the only one at which the stack answers.")]
    public string? Number { get; init; }

    [CommandOption("--assistant <ID>")]
    [Description("Who answers; otherwise the number's.")]
    public string? Assistant { get; init; }

    /// <summary>Null: whichever is live.</summary>
    public CodeHash? Code => Hash is { } hash ? CodeHash.Of(hash) : null;

    // What was typed is not repeated: it may be somebody's number.
    public override ValidationResult Validate() => base.Validate() is { Successful: false } mistake ? mistake
        : Hash is not null && Code is null ? ValidationResult.Error("--hash is no SHA-256: 64 hexadecimal digits, as sha256sum prints them.")
        : Recipient is { } recipient && !NumberKeys.IsNumber(recipient)
            ? ValidationResult.Error("--recipient is no phone number: + and 7 to 15 digits, the country's first.")
        : Number is { } number && !NumberKeys.IsNumber(number)
            ? ValidationResult.Error("--number is no phone number: + and 7 to 15 digits, the country's first.")
        : Recipient is null && (Number ?? Assistant) is not null
            ? ValidationResult.Error("--number and --assistant belong to --recipient: without it no message is sent.")
        : ValidationResult.Success();
}
