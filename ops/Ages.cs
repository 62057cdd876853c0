using System.Globalization;

namespace WhatsAppReplies.Ops;

/// <summary>Lengths of time as people say them.</summary>
internal static class Ages
{
    public static string Of(TimeSpan age) => age switch
    {
        { Ticks: < 0 } => "0 s",
        { TotalDays: >= 2 } => Text($"{Math.Floor(age.TotalDays)} d {age.Hours} h"),
        { TotalHours: >= 1 } => Text($"{Math.Floor(age.TotalHours)} h {age.Minutes} min"),
        { TotalMinutes: >= 1 } => Text($"{age.Minutes} min"),
        _ => Text($"{age.Seconds} s"),
    };

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
