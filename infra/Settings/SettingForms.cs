using System.Text.RegularExpressions;

namespace WhatsAppReplies.Infra.Settings;

/// <summary>Forms of values of a stack file.</summary>
internal static partial class SettingForms
{
    private const string Label = "[a-z0-9]([a-z0-9-]*[a-z0-9])?";
    private const string Port = "([1-9][0-9]{0,3}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5])";

    [GeneratedRegex("^[a-z][a-z0-9-]{1,29}$")]
    public static partial Regex StackName();

    [GeneratedRegex(@"^[a-z]{2}(-[a-z]+)+-\d$")]
    public static partial Regex Region();

    [GeneratedRegex(@"^[^@\s]+@[^@\s]+\.[^@\s]+$")]
    public static partial Regex Email();

    [GeneratedRegex(@"^https://[A-Za-z0-9.-]+(:\d{1,5})?(/\S*)?\z")]
    public static partial Regex HttpsAddress();

    /// <summary>To which a section is added. It stands in each alarm's text, of which CloudWatch takes 1024 characters.</summary>
    [GeneratedRegex(@"^(?=.{1,200}\z)https://[A-Za-z0-9.-]+(:\d{1,5})?/[^\s#]*\z")]
    public static partial Regex Page();

    [GeneratedRegex(@"^[A-Za-z0-9/_+=.@-]{1,512}$")]
    public static partial Regex SecretName();

    [GeneratedRegex($@"^https://[A-Za-z0-9.-]+(:{Port})?(/[A-Za-z0-9._-]+)*/v1\z")]
    public static partial Regex OpenAiBase();

    /// <summary>In lower case: Twilio signs an address as it stands in its console, and gets it from an output of the stack.</summary>
    [GeneratedRegex($@"^https://{Label}(\.{Label})*(:{Port})?\z")]
    public static partial Regex Origin();

    [GeneratedRegex(@"^arn:aws[a-z-]*:secretsmanager:[a-z0-9-]+:\d{12}:secret:[A-Za-z0-9/_+=.@-]+-[A-Za-z0-9]{6}$")]
    public static partial Regex SecretArn();

    [GeneratedRegex(@"^[A-Za-z0-9/_+=.@-]{2,511}[/-]$")]
    public static partial Regex SecretPrefix();

    [GeneratedRegex(@"^arn:aws[a-z-]*:kms:(?<region>[a-z0-9-]+):\d{12}:key/[A-Za-z0-9-]+\z")]
    public static partial Regex KeyArn();

    [GeneratedRegex(@"^[A-Za-z0-9+=,.@_-]{1,128}$")]
    public static partial Regex PolicyName();

    [GeneratedRegex(@"^[A-Za-z0-9_.-]{3,255}$")]
    public static partial Regex TableName();

    [GeneratedRegex(@"^[A-Za-z0-9][A-Za-z0-9_-]{0,99}$")]
    public static partial Regex FileName();
}
