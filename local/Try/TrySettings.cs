using System.ComponentModel;
using System.Globalization;
using Spectre.Console;
using Spectre.Console.Cli;

namespace WhatsAppReplies.Local.Try;

/// <summary>Options of the command <c>try</c>.</summary>
internal sealed class TrySettings : CommandSettings
{
    private const decimal Highest = 1000;

    [CommandOption("--assistant <ID>")]
    [Description("Whose trials: the name of a file under infra/assistants, without .json.")]
    public string? Assistant { get; init; }

    [CommandOption("--root <FOLDER>")]
    [Description("Where Pulumi.yaml is.")]
    [DefaultValue(".")]
    public string Root { get; init; } = ".";

    [CommandOption("--most-dollars <NUMBER>")]
    [Description("What the real model may cost at the assistant's prices; a request that could pass it is not sent.")]
    [DefaultValue("0.50")]
    public string MostDollarsText { get; init; } = "0.50";

    public decimal MostDollars => decimal.Parse(MostDollarsText, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);

    public override ValidationResult Validate() =>
        string.IsNullOrWhiteSpace(Assistant) ? ValidationResult.Error("--assistant is missing: the name of a file under infra/assistants, without .json.")
        : decimal.TryParse(MostDollarsText, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var most) && most is > 0 and <= Highest
            ? ValidationResult.Success()
        : ValidationResult.Error($"--most-dollars is {MostDollarsText}; a number above 0 and at most {Highest} is expected, such as 0.50.");
}
