using System.Text.RegularExpressions;
using Pulumi;
using WhatsAppReplies.Infra.Settings;

namespace WhatsAppReplies.Infra.Account;

/// <summary>What may differ between accounts.</summary>
/// <param name="Region">Where state and key are, and the stacks.</param>
/// <param name="Repository">Whose workflows may take the roles.</param>
/// <param name="Stacks">That are deployed into the account.</param>
/// <param name="SecretNames">Of those stacks, each as STACK:NAME; without a stack it is one of all of them.</param>
/// <param name="DataKeys">Keys with which they encrypt their data, where that is none of AWS's.</param>
/// <param name="Tables">Of other systems, which stacks use instead of making them; told apart as secrets are.</param>
internal sealed partial record AccountSettings(
    string Region,
    string Repository,
    IReadOnlyList<string> Stacks,
    IReadOnlyList<string> SecretNames,
    IReadOnlyList<string> DataKeys,
    IReadOnlyList<string> Tables)
{
    /// <summary>No stack, secret or table has one in its name.</summary>
    private const char AfterStack = ':';

    public const string RepositoryKey = "repository";
    public const string StacksKey = "stacks";
    public const string SecretNamesKey = "secretNames";
    public const string DataKeysKey = "dataKeys";
    public const string TablesKey = "tables";

    public static readonly IReadOnlyList<string> DefaultStacks = ["dev", "prod"];

    public static readonly IReadOnlyList<string> DefaultSecretNames = ["openai-api-key-replies-engine", "twilio-credentials-whatsapp"];

    public IReadOnlyList<string> SecretsOf(string stack) => Of(stack, SecretNames);

    public IReadOnlyList<string> TablesOf(string stack) => Of(stack, Tables);

    /// <exception cref="RunException">Lists every mistake.</exception>
    public static AccountSettings Read(StackConfiguration configuration)
    {
        var aws = new SettingsReader(configuration, ProviderKeys.Namespace);
        var own = new SettingsReader(configuration, AccountProgram.Project);
        var settings = From(aws, own);
        var problems = aws.Problems.Concat(own.Problems)
            .Concat(UnknownKeys.In(configuration, own.Known.Concat(ProviderKeys.All).ToHashSet()))
            .Select(problem => $"  - {problem.InWords(configuration)}")
            .ToList();
        return problems is [] ? settings : throw new RunException($"The account's stack file has mistakes:\n{string.Join('\n', problems)}");
    }

    /// <summary>Of two readers, which know afterwards what is wrong and what was asked for.</summary>
    internal static AccountSettings From(SettingsReader aws, SettingsReader own)
    {
        var region = aws.Matching(ProviderKeys.Region, SettingForms.Region(), "the name of an AWS region, such as eu-north-1");
        if (!aws.IsSet(ProviderKeys.Region))
            aws.Refuse(ProviderKeys.Region, null, "the name of an AWS region, such as eu-north-1");
        var repository = own.Matching(RepositoryKey, RepositoryName(), "OWNER/NAME of a repository at GitHub");
        if (!own.IsSet(RepositoryKey))
            own.Refuse(RepositoryKey, null, "OWNER/NAME of a repository at GitHub");
        // Asked for also where they are not set: what nobody asks for is no key.
        var named = own.List(StacksKey, SettingForms.StackName(), "a stack's name");
        var stacks = own.IsSet(StacksKey) ? named : DefaultStacks;
        var secrets = own.List(SecretNamesKey, OwnedSecret(), "a secret's name, or STACK:NAME");
        foreach (var (stack, allowed) in AccountStacks.WithRightsOfAnother(stacks))
            own.Refuse(StacksKey, stack, allowed);
        var settings = new AccountSettings(
            region ?? "",
            repository ?? "",
            stacks,
            own.IsSet(SecretNamesKey) ? secrets : DefaultSecretNames,
            own.List(DataKeysKey, SettingForms.KeyArn(), "the ARN of a key of KMS"),
            own.List(TablesKey, OwnedTable(), "a table's name, or STACK:NAME"));
        foreach (var (key, name) in settings.SecretNames.Select(name => (SecretNamesKey, name)).Concat(settings.Tables.Select(name => (TablesKey, name))))
        {
            if (name.Split(AfterStack) is [var stack, _] && !stacks.Contains(stack))
                own.Refuse(key, name, $"one of a stack of this account: {string.Join(", ", stacks)}");
        }

        return settings;
    }

    private static List<string> Of(string stack, IReadOnlyList<string> names) =>
        [.. names.Select(name => name.Split(AfterStack)).Where(parts => parts.Length == 1 || parts[0] == stack).Select(parts => parts[^1])];

    [GeneratedRegex(@"^[A-Za-z0-9_.-]+/[A-Za-z0-9_.-]+\z")]
    private static partial Regex RepositoryName();

    [GeneratedRegex(@"^([a-z][a-z0-9-]{1,29}:)?[A-Za-z0-9/_+=.@-]{1,512}\z")]
    private static partial Regex OwnedSecret();

    [GeneratedRegex(@"^([a-z][a-z0-9-]{1,29}:)?[A-Za-z0-9_.-]{3,255}\z")]
    private static partial Regex OwnedTable();
}
