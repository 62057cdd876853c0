using System.ComponentModel;
using Spectre.Console;
using Spectre.Console.Cli;
using WhatsAppReplies.Local.Plan;

namespace WhatsAppReplies.Local.Runner.Live;

/// <summary>Options of the command <c>phone</c>.</summary>
internal sealed class PhoneSettings : StackRunSettings
{
    private const int ShortQuietTime = 3;
    private const int LongestQuietTime = 900;

    [CommandOption("--page-port <NUMBER>")]
    [Description("Of the page; otherwise a free one.")]
    public string? PagePortNumber { get; init; }

    [CommandOption("--quiet-time <SECONDS>")]
    [Description("How long a customer has to be quiet before the reply is made; otherwise 3, which is shorter than on AWS.")]
    public string? QuietTimeNumber { get; init; }

    /// <summary>0: a free one.</summary>
    public int PagePort => WholeNumber.Of(PagePortNumber) ?? 0;

    public int QuietTimeSeconds => WholeNumber.Of(QuietTimeNumber) ?? ShortQuietTime;

    public override ValidationResult Validate() =>
        WholeNumber.Check("--page-port", PagePortNumber, 1, ushort.MaxValue) is { Successful: false } port ? port
        : WholeNumber.Check("--quiet-time", QuietTimeNumber, 0, LongestQuietTime);
}
