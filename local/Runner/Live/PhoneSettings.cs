using System.ComponentModel;
using Spectre.Console;
using Spectre.Console.Cli;

namespace WhatsAppReplies.Local.Runner.Live;

/// <summary>Options of the command <c>phone</c>.</summary>
internal sealed class PhoneSettings : CommandSettings
{
    private const int ShortQuietTime = 3;
    private const int LongestQuietTime = 900;

    [CommandOption("--stack <NAME>")]
    [Description("Whose file to apply: dev or prod.")]
    [DefaultValue("dev")]
    public string Stack { get; init; } = "dev";

    [CommandOption("--zip <PATH>")]
    [Description("The function's zip; otherwise artifacts/whatsapp-replies.zip.")]
    public string? ZipPath { get; init; }

    [CommandOption("--page-port <NUMBER>")]
    [Description("Of the page; otherwise a free one.")]
    public string? PagePortNumber { get; init; }

    [CommandOption("--quiet-time <SECONDS>")]
    [Description("How long a customer has to be quiet before the reply is made; otherwise 3, which is shorter than on AWS.")]
    public string? QuietTimeNumber { get; init; }

    public string Zip => Repository.Zip(ZipPath);

    /// <summary>0: a free one.</summary>
    public int PagePort => WholeNumber.Of(PagePortNumber) ?? 0;

    public int QuietTimeSeconds => WholeNumber.Of(QuietTimeNumber) ?? ShortQuietTime;

    public override ValidationResult Validate() =>
        WholeNumber.Check("--page-port", PagePortNumber, 1, ushort.MaxValue) is { Successful: false } port ? port
        : WholeNumber.Check("--quiet-time", QuietTimeNumber, 0, LongestQuietTime);
}
