using System.Text.RegularExpressions;

namespace WhatsAppReplies.Local.Cloud.CloudWatch.Logs;

internal static partial class LogGroupRules
{
    private static readonly HashSet<int> Retentions =
        [1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653];

    public static void Check(LogGroupDefinition definition)
    {
        if (!Name().IsMatch(definition.Name))
        {
            throw new CloudWatchException(CloudWatchException.InvalidParameter,
                $"Value '{definition.Name}' at 'logGroupName' failed to satisfy constraint: "
                + "Member must satisfy regular expression pattern: [\\.\\-_/#A-Za-z0-9]+");
        }

        if (definition.RetentionDays is { } days && !Retentions.Contains(days))
        {
            throw new CloudWatchException(CloudWatchException.InvalidParameter,
                $"{definition.Name}: {days} is not a retention in days; one of {string.Join(", ", Retentions)} is");
        }
    }

    [GeneratedRegex(@"^[\.\-_/#A-Za-z0-9]{1,512}$")]
    private static partial Regex Name();
}
