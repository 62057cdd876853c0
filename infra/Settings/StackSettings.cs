using System.Text.RegularExpressions;
using Pulumi;
using WhatsAppReplies.Infra.Functions;
using static WhatsAppReplies.Infra.Settings.SettingKeys;

namespace WhatsAppReplies.Infra.Settings;

/// <summary>
/// What may differ between environments. The defaults are those of a production environment, so that a stack file which
/// forgets something is safe; the development stack says what it gives up.
/// </summary>
internal sealed partial record StackSettings
{
    /// <summary>Read by the provider itself too (<c>aws:region</c>); here for the texts that name it.</summary>
    public required string Region { get; init; }

    /// <summary>Megabytes of the function; its share of a processor grows with them.</summary>
    public required int Memory { get; init; }

    public required string Architecture { get; init; }

    /// <summary>Compiled ahead to an executable, or assemblies for the runtime that Lambda brings: <c>PackageKinds</c>.</summary>
    public required string Package { get; init; }

    /// <summary>Seconds that one invocation may take.</summary>
    public required int Timeout { get; init; }

    /// <summary>Seconds until an unacknowledged trigger comes back; never below the timeout.</summary>
    public required int VisibilityTimeout { get; init; }

    /// <summary>Milliseconds between two extensions of a trigger's visibility while its reply is being made.</summary>
    public required int HeartbeatInterval { get; init; }

    /// <summary>How many triggers are worked on at the same time.</summary>
    public required int MaximumConcurrency { get; init; }

    /// <summary>Receives after which a trigger goes to the dead-letter queue.</summary>
    public required int MaximumReceiveCount { get; init; }

    /// <summary>Triggers an invocation; they share its time.</summary>
    public required int BatchSize { get; init; }

    public required string LogLevel { get; init; }

    /// <summary>Days.</summary>
    public required int LogRetention { get; init; }

    /// <summary>Who gets the alarms; AWS asks each address for a confirmation.</summary>
    public required IReadOnlyList<string> AlarmEmails { get; init; }

    /// <summary>The name under which conversation records refer to the key.</summary>
    public required string OpenAiSecretName { get; init; }

    /// <summary>Null: the value is set outside the program.</summary>
    public required Output<string>? OpenAiApiKey { get; init; }

    /// <summary>The name under which conversation records refer to the credentials.</summary>
    public required string TwilioSecretName { get; init; }

    /// <summary>Null: the value is set outside the program.</summary>
    public required Output<string>? TwilioAccountSid { get; init; }

    public required Output<string>? TwilioAuthToken { get; init; }

    /// <summary>Null: OpenAI's default host. Projects with data residency live on hosts of their own.</summary>
    public required string? OpenAiBaseUrl { get; init; }

    /// <summary>Null: Twilio's default host. Its other regions have hosts of their own.</summary>
    public required string? TwilioBaseUrl { get; init; }

    /// <summary>Secrets of other tenants that conversation records name, by full ARN.</summary>
    public required IReadOnlyList<string> TenantSecretArns { get; init; }

    /// <summary>The same by the beginning of their names, ending in <c>/</c> or <c>-</c>.</summary>
    public required IReadOnlyList<string> TenantSecretNamePrefixes { get; init; }

    /// <summary>Null: the stack makes the conversations table; else the name of a table that another system owns.</summary>
    public required string? ExistingConversationsTable { get; init; }

    /// <summary>Whether data outlives a mistaken delete: deletion protection of tables, Pulumi's protection of all that holds state, recovery of secrets.</summary>
    public required bool Protect { get; init; }

    /// <exception cref="RunException">Lists every mistake.</exception>
    public static StackSettings Read(StackConfiguration configuration, string project, string stack)
    {
        // The longest name made of it is that of the role, which IAM limits to 64 characters.
        if (!StackNameForm().IsMatch(stack))
            throw new RunException($"The stack's name is '{stack}'; allowed: 2 to 30 lower-case letters, digits or -, because names of resources are made of it.");

        var aws = new SettingsReader(configuration, ProviderKeys.Namespace);
        var own = new SettingsReader(configuration, project);

        var region = aws.Matching(ProviderKeys.Region, RegionForm(), RegionInWords);
        if (!aws.IsSet(ProviderKeys.Region))
            aws.Refuse(ProviderKeys.Region, null, RegionInWords);

        var package = own.OneOf(SettingKeys.Package, PackageKinds.Native, PackageKinds.All);
        var settings = new StackSettings
        {
            Region = region ?? "",
            // The safe one at which a reply costs least: the benchmarks say so, and check it against this.
            Memory = own.Integer(SettingKeys.Memory, PackageKinds.LeastMemory(package), 128, 10240),
            Architecture = own.OneOf(SettingKeys.Architecture, "x86_64", ["x86_64", "arm64"]),
            Package = package,
            // In less than a minute a worker that finds a send unknown cannot wait, read it back and send it again: no worker ever could.
            Timeout = own.Integer(SettingKeys.Timeout, 600, 60, 900),
            VisibilityTimeout = own.Integer(SettingKeys.VisibilityTimeout, 600, 60, 43200),
            HeartbeatInterval = own.Integer(SettingKeys.HeartbeatInterval, 30_000, 1_000, 30_000),
            // One is not allowed by AWS: a mapping starts at two.
            MaximumConcurrency = own.Integer(SettingKeys.MaximumConcurrency, 10, 2, 1000),
            MaximumReceiveCount = own.Integer(SettingKeys.MaximumReceiveCount, 12, 2, 1000),
            // More than ten needs a batching window, which would make customers wait.
            BatchSize = own.Integer(SettingKeys.BatchSize, 1, 1, 10),
            LogLevel = own.OneOf(SettingKeys.LogLevel, "INFO", ["DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL"]),
            LogRetention = own.OneOf(SettingKeys.LogRetention, 90, LogRetentions),
            AlarmEmails = own.List(SettingKeys.AlarmEmails, EmailForm(), "an e-mail address"),
            OpenAiSecretName = own.Matching(SettingKeys.OpenAiSecretName, SecretNameForm(), SecretNameInWords) ?? "openai-api-key-replies-engine",
            OpenAiApiKey = own.Secret(SettingKeys.OpenAiApiKey),
            TwilioSecretName = own.Matching(SettingKeys.TwilioSecretName, SecretNameForm(), SecretNameInWords) ?? "twilio-credentials-whatsapp",
            TwilioAccountSid = own.Secret(SettingKeys.TwilioAccountSid),
            TwilioAuthToken = own.Secret(SettingKeys.TwilioAuthToken),
            OpenAiBaseUrl = own.Matching(
                SettingKeys.OpenAiBaseUrl, OpenAiBaseForm(), "an https address that ends in /v1, such as https://eu.api.openai.com/v1"),
            TwilioBaseUrl = own.Matching(
                SettingKeys.TwilioBaseUrl, TwilioBaseForm(), "an https address without a path, such as https://api.dublin.ie1.twilio.com"),
            TenantSecretArns = own.List(SettingKeys.TenantSecretArns, SecretArnForm(), "the full ARN of a secret, with its six last characters"),
            TenantSecretNamePrefixes = own.List(
                SettingKeys.TenantSecretNamePrefixes, SecretPrefixForm(), "at least three characters of a secret's name, the last a / or a -"),
            ExistingConversationsTable = own.Matching(
                SettingKeys.ExistingConversationsTable, TableNameForm(), "a table's name: 3 to 255 letters, digits, '_', '-' or '.'"),
            Protect = own.Flag(SettingKeys.Protect, true),
        };

        SettingsThatContradict.Find(own, settings);
        string[] problems =
        [
            .. aws.Problems.Concat(own.Problems)
                .Concat(UnknownKeys.In(configuration, own.Known.Union(ProviderKeys.All).ToHashSet()))
                .Select(problem => $"  - {problem.InWords(configuration)}"),
        ];
        return problems is [] ? settings : throw new RunException(
            $"Pulumi.{stack}.yaml has {(problems.Length == 1 ? "a mistake" : $"{problems.Length} mistakes")}:\n{string.Join('\n', problems)}");
    }

    /// <summary>What CloudWatch Logs accepts.</summary>
    private static readonly int[] LogRetentions =
        [1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653];

    private const string RegionInWords = "the name of an AWS region, such as eu-north-1";
    private const string SecretNameInWords = "a secret's name: 1 to 512 letters, digits or any of /_+=.@-";

    [GeneratedRegex("^[a-z][a-z0-9-]{1,29}$")]
    private static partial Regex StackNameForm();

    [GeneratedRegex(@"^[a-z]{2}(-[a-z]+)+-\d$")]
    private static partial Regex RegionForm();

    [GeneratedRegex(@"^[^@\s]+@[^@\s]+\.[^@\s]+$")]
    private static partial Regex EmailForm();

    [GeneratedRegex(@"^[A-Za-z0-9/_+=.@-]{1,512}$")]
    private static partial Regex SecretNameForm();

    [GeneratedRegex(@"^https://[A-Za-z0-9.-]+(:\d{1,5})?(/[A-Za-z0-9._-]+)*/v1\z")]
    private static partial Regex OpenAiBaseForm();

    [GeneratedRegex(@"^https://[A-Za-z0-9.-]+(:\d{1,5})?\z")]
    private static partial Regex TwilioBaseForm();

    [GeneratedRegex(@"^arn:aws[a-z-]*:secretsmanager:[a-z0-9-]+:\d{12}:secret:[A-Za-z0-9/_+=.@-]+-[A-Za-z0-9]{6}$")]
    private static partial Regex SecretArnForm();

    [GeneratedRegex(@"^[A-Za-z0-9/_+=.@-]{2,511}[/-]$")]
    private static partial Regex SecretPrefixForm();

    [GeneratedRegex(@"^[A-Za-z0-9_.-]{3,255}$")]
    private static partial Regex TableNameForm();
}
