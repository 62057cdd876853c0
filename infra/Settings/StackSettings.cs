using Pulumi;
using WhatsAppReplies.Infra.Catalogue;
using WhatsAppReplies.Infra.Functions;
using static WhatsAppReplies.Infra.Settings.SettingKeys;

namespace WhatsAppReplies.Infra.Settings;

/// <summary>
/// What may differ between environments. The defaults are those of a production environment, so that a stack file which
/// forgets something is safe; the development stack says what it gives up.
/// </summary>
internal sealed record StackSettings
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

    /// <summary>Whether Lambda tells X-Ray of each invocation.</summary>
    public required bool Tracing { get; init; }

    /// <summary>Days.</summary>
    public required int LogRetention { get; init; }

    /// <summary>Who gets the alarms; AWS asks each address for a confirmation.</summary>
    public required IReadOnlyList<string> AlarmEmails { get; init; }

    /// <summary>Addresses to which alarms are posted; each has to confirm. They may hold a key, and then they are encrypted.</summary>
    public required IReadOnlyList<Output<string>> AlarmUrls { get; init; }

    /// <summary>Where those who are told of an alarm read <c>docs/operations.md</c>; null: its text names the file.</summary>
    public required string? OperationsPage { get; init; }

    /// <summary>Dollars for the model in a day above which an alarm tells; 0: none does.</summary>
    public required int SpendCeilingPerDay { get; init; }

    /// <summary>The same for a month, as the last days let expect it.</summary>
    public required int SpendCeilingPerMonth { get; init; }

    /// <summary>Whether replies are switched off when such an alarm rings, until a person switches them on again.</summary>
    public required bool PauseAtSpendCeiling { get; init; }

    /// <summary>How long a customer may wait for a person before an alarm tells.</summary>
    public required int HandOffMinutes { get; init; }

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

    /// <summary>The same of Twilio only, which the inbound function may read too.</summary>
    public required IReadOnlyList<string> TenantTwilioSecretArns { get; init; }

    public required IReadOnlyList<string> TenantTwilioSecretNamePrefixes { get; init; }

    /// <summary>Whether the stack takes Twilio's webhooks itself; else another system stages the messages.</summary>
    public required bool Inbound { get; init; }

    /// <summary>Webhooks and sweeps at the same time, reserved for them; 0: nothing is reserved.</summary>
    public required int InboundConcurrency { get; init; }

    /// <summary>Megabytes of the inbound function.</summary>
    public required int InboundMemory { get; init; }

    /// <summary>How long a customer has to be quiet before the reply is made.</summary>
    public required int QuietTimeSeconds { get; init; }

    /// <summary>The origin that Twilio calls; null: the function URL's own.</summary>
    public required string? PublicUrl { get; init; }

    /// <summary>Names of the files under <c>infra/numbers</c> at which the stack answers; null: all.</summary>
    public required IReadOnlyList<string>? Numbers { get; init; }

    /// <summary>The index through which the inbound function finds conversations.</summary>
    public required string ConversationsIndex { get; init; }

    /// <summary>Whether the index of everything stays beside it.</summary>
    public required bool KeepFullIndex { get; init; }

    /// <summary>Null: the stack makes the conversations table; else the name of a table that another system owns.</summary>
    public required string? ExistingConversationsTable { get; init; }

    /// <summary>The key of the customer's own with which data is encrypted; null: keys of AWS.</summary>
    public required string? KmsKeyArn { get; init; }

    /// <summary>The policy that bounds what the functions' roles may do; null: none does.</summary>
    public required string? PermissionsBoundary { get; init; }

    /// <summary>Whether triggers wait in their queue: nothing is answered, and nothing that comes in is lost.</summary>
    public required bool Paused { get; init; }

    /// <summary>
    /// Whether data outlives a mistaken delete: deletion protection of tables, Pulumi's protection of all that holds state, recovery of secrets.
    /// </summary>
    public required bool Protect { get; init; }

    /// <exception cref="RunException">Lists every mistake.</exception>
    public static StackSettings Read(StackConfiguration configuration, string project, string stack)
    {
        // The longest name made of it is that of the role, which IAM limits to 64 characters.
        if (!SettingForms.StackName().IsMatch(stack))
        {
            throw new RunException(
                $"The stack's name is '{stack}'; allowed: 2 to 30 lower-case letters, digits or -, because names of resources are made of it.");
        }

        var aws = new SettingsReader(configuration, ProviderKeys.Namespace);
        var own = new SettingsReader(configuration, project);

        var settings = From(aws, own);
        string[] problems =
        [
            .. aws.Problems.Concat(own.Problems)
                .Concat(UnknownKeys.In(configuration, own.Known.Concat(ProviderKeys.All).ToHashSet()))
                .Select(problem => $"  - {problem.InWords(configuration)}"),
        ];
        return problems is [] ? settings : throw new RunException(
            $"Pulumi.{stack}.yaml has {(problems.Length == 1 ? "a mistake" : $"{problems.Length} mistakes")}:\n{string.Join('\n', problems)}");
    }

    /// <summary>Of two readers, which know afterwards what is wrong and what was asked for.</summary>
    internal static StackSettings From(SettingsReader aws, SettingsReader own)
    {
        var region = aws.Matching(ProviderKeys.Region, SettingForms.Region(), RegionInWords);
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
            Tracing = own.Flag(SettingKeys.Tracing, false),
            LogRetention = own.OneOf(SettingKeys.LogRetention, 90, LogRetentions),
            AlarmEmails = own.List(SettingKeys.AlarmEmails, SettingForms.Email(), "an e-mail address"),
            AlarmUrls = own.ListOfSecrets(SettingKeys.AlarmUrls, SettingForms.HttpsAddress(), "an https address"),
            OperationsPage = own.Matching(
                SettingKeys.OperationsPage, SettingForms.Page(), "an https address of at most 200 characters without a #, such as "
                + "https://github.com/OWNER/NAME/blob/main/docs/operations.md"),
            SpendCeilingPerDay = own.Integer(SettingKeys.SpendCeilingPerDay, 0, 0, MostDollars),
            SpendCeilingPerMonth = own.Integer(SettingKeys.SpendCeilingPerMonth, 0, 0, MostDollars),
            PauseAtSpendCeiling = own.Flag(SettingKeys.PauseAtSpendCeiling, false),
            // At most a day less than the queue keeps anything.
            HandOffMinutes = own.Integer(SettingKeys.HandOffMinutes, 15, 1, 13 * 24 * 60),
            OpenAiSecretName = own.Matching(SettingKeys.OpenAiSecretName, "openai-api-key-replies-engine", SettingForms.SecretName(), SecretNameInWords),
            OpenAiApiKey = own.Secret(SettingKeys.OpenAiApiKey),
            TwilioSecretName = own.Matching(SettingKeys.TwilioSecretName, "twilio-credentials-whatsapp", SettingForms.SecretName(), SecretNameInWords),
            TwilioAccountSid = own.Secret(SettingKeys.TwilioAccountSid),
            TwilioAuthToken = own.Secret(SettingKeys.TwilioAuthToken),
            OpenAiBaseUrl = own.Matching(
                SettingKeys.OpenAiBaseUrl, SettingForms.OpenAiBase(), "an https address that ends in /v1, such as https://eu.api.openai.com/v1"),
            TwilioBaseUrl = own.Matching(
                SettingKeys.TwilioBaseUrl, SettingForms.Origin(), "an https address in lower case, without a path, such as https://api.dublin.ie1.twilio.com"),
            TenantSecretArns = own.List(SettingKeys.TenantSecretArns, SettingForms.SecretArn(), "the full ARN of a secret, with its six last characters"),
            TenantSecretNamePrefixes = own.List(
                SettingKeys.TenantSecretNamePrefixes, SettingForms.SecretPrefix(), "at least three characters of a secret's name, the last a / or a -"),
            TenantTwilioSecretArns = own.List(
                SettingKeys.TenantTwilioSecretArns, SettingForms.SecretArn(), "the full ARN of a secret, with its six last characters"),
            TenantTwilioSecretNamePrefixes = own.List(
                SettingKeys.TenantTwilioSecretNamePrefixes, SettingForms.SecretPrefix(), "at least three characters of a secret's name, the last a / or a -"),
            Inbound = own.Flag(SettingKeys.Inbound, true),
            InboundConcurrency = own.Integer(SettingKeys.InboundConcurrency, 20, 0, 1000),
            InboundMemory = own.Integer(SettingKeys.InboundMemory, PackageKinds.LeastMemory(package), 128, 10240),
            QuietTimeSeconds = own.Integer(SettingKeys.QuietTimeSeconds, 10, 0, NumberKeys.LongestQuietTime),
            PublicUrl = own.Matching(
                SettingKeys.PublicUrl, SettingForms.Origin(), "an https address in lower case, without a path, such as https://whatsapp.example.com"),
            Numbers = own.ListOrAll(SettingKeys.Numbers, SettingForms.FileName(), "the name of a file under infra/numbers, without .json"),
            ConversationsIndex = own.Matching(
                SettingKeys.ConversationsIndex,
                Contract.Conversations.Index,
                SettingForms.TableName(),
                "an index's name: 3 to 255 letters, digits, '_', '-' or '.'"),
            KeepFullIndex = own.Flag(SettingKeys.KeepFullIndex, false),
            ExistingConversationsTable = own.Matching(
                SettingKeys.ExistingConversationsTable, SettingForms.TableName(), "a table's name: 3 to 255 letters, digits, '_', '-' or '.'"),
            KmsKeyArn = own.Matching(SettingKeys.KmsKeyArn, SettingForms.KeyArn(), "the ARN of a key of KMS, ending in :key/ and its id; an alias is none"),
            PermissionsBoundary = own.Matching(SettingKeys.PermissionsBoundary, SettingForms.PolicyName(), "the name of a managed policy of the account"),
            Paused = own.Flag(SettingKeys.Paused, false),
            Protect = own.Flag(SettingKeys.Protect, true),
        };

        SettingsThatContradict.Find(own, settings);
        InboundRules.Judge(aws, own, settings);
        return settings;
    }

    /// <summary>What CloudWatch Logs accepts.</summary>
    private static readonly int[] LogRetentions =
        [1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653];

    private const int MostDollars = 1_000_000;
    private const string RegionInWords = "the name of an AWS region, such as eu-north-1";
    private const string SecretNameInWords = "a secret's name: 1 to 512 letters, digits or any of /_+=.@-";
}
