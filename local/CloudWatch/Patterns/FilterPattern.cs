namespace WhatsAppReplies.Local.CloudWatch.Patterns;

/// <summary>The language of metric filters: what it matches, and that an invalid pattern is refused when the filter is made.</summary>
internal abstract class FilterPattern
{
    private const int MaximumLength = 1024;

    public abstract bool Matches(string message);

    public static FilterPattern Parse(string pattern)
    {
        if (pattern.Length > MaximumLength)
            throw Invalid(pattern, $"longer than {MaximumLength} characters");

        var text = pattern.Trim();
        return text switch
        {
            "" => new EveryEventPattern(),
            ['{', ..] => JsonPatternParser.Parse(text),
            ['[', ..] => throw Invalid(pattern, "patterns of space-delimited fields are not understood here"),
            _ => TermPattern.Parse(text),
        };
    }

    public static CloudWatchException Invalid(string pattern, string why) =>
        new(CloudWatchException.InvalidParameter, $"Invalid metric filter pattern '{pattern}': {why}");
}
