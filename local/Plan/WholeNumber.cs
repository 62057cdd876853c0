using System.Globalization;
using Spectre.Console;

namespace WhatsAppReplies.Local.Plan;

/// <summary>Number of an option: text until its range is checked, so that a mistake is told in this program's words.</summary>
internal static class WholeNumber
{
    public static ValidationResult Check(string option, string? text, int least, int most) =>
        text is null || (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most)
            ? ValidationResult.Success()
            : ValidationResult.Error($"{option} is {text}; a number from {least} to {most} is expected.");

    public static int? Of(string? text) => text is null ? null : int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);
}
