using System.Text.RegularExpressions;
using WhatsAppReplies.Infra.Settings;
using WhatsAppReplies.Infra.Tests.Support;

namespace WhatsAppReplies.Infra.Tests.Repository;

/// <summary>docs/operations.md against the program's alarms and the function's codes: who is called at night finds what it was about.</summary>
public sealed partial class OperationsPageTests
{
    private const string Alarm = "aws:cloudwatch/metricAlarm:MetricAlarm";

    private static readonly string[] Lines = File.ReadAllLines(RepositoryFolder.File("docs", "operations.md"));

    private static readonly IReadOnlyList<(string File, string Text)> Sources =
    [
        .. Directory.EnumerateFiles(RepositoryFolder.File("app"), "*.cs", SearchOption.AllDirectories)
            .Where(file => !Path.GetFileName(file).StartsWith("Contract.", StringComparison.Ordinal))
            .Select(file => (Path.GetFileName(file), File.ReadAllText(file))),
    ];

    private static readonly IReadOnlyList<string> Codes =
    [
        .. Sources.SelectMany(source => Code().Matches(source.Text).Concat(NamedCode().Matches(source.Text)).Concat(CodeInASentence().Matches(source.Text)))
            .Select(match => match.Groups[1].Value)
            .Distinct()
            .Order(StringComparer.Ordinal),
    ];

    [Fact]
    public async Task Each_alarm_has_a_section_and_each_section_an_alarm()
    {
        var alarms = (await WithAllAlarmsAsync()).OfType(Alarm).Select(alarm => alarm.Address.Split("::")[1]);

        Assert.Equal(alarms.Order(StringComparer.Ordinal), Sections("Alarms").Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Each_alarm_names_its_section()
    {
        var alarms = (await WithAllAlarmsAsync()).OfType(Alarm);

        Assert.All(alarms, alarm => Assert.EndsWith(
            $" More: docs/operations.md#{alarm.Address.Split("::")[1]}.", alarm.Inputs["alarmDescription"]!.GetValue<string>(), StringComparison.Ordinal));
        Assert.Subset(MarkdownPage.Of("docs/operations.md").Anchors.ToHashSet(), alarms.Select(alarm => alarm.Address.Split("::")[1]).ToHashSet());
    }

    [Fact]
    public async Task Each_alarm_has_a_query_that_its_text_and_its_section_name()
    {
        var deployed = await WithAllAlarmsAsync();
        var alarms = deployed.OfType(Alarm).ToDictionary(alarm => alarm.Address.Split("::")[1], alarm => alarm.Inputs);
        var queries = deployed.OfType("aws:cloudwatch/queryDefinition:QueryDefinition")
            .ToDictionary(query => query.Address.Split("::")[1], query => query.Inputs);

        Assert.Equal(alarms.Keys.Order(StringComparer.Ordinal), queries.Keys.Order(StringComparer.Ordinal));
        Assert.All(queries, query =>
        {
            var name = $"whatsapp-replies-prod/{query.Key}";
            Assert.Equal(name, query.Value["name"]!.GetValue<string>());
            Assert.Contains($" Query: {name}. ", alarms[query.Key]["alarmDescription"]!.GetValue<string>(), StringComparison.Ordinal);
            Assert.StartsWith($"Query `{name}`", Sections("Alarms")[query.Key].Split("**See it.** ")[1], StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task Each_field_of_a_query_is_one_that_a_function_or_Lambda_writes()
    {
        var written = Sources.SelectMany(source => WrittenField().Matches(source.Text)).Select(match => match.Groups[1].Value)
            .Concat(["level", "message", "conversation", "modelMs", "sendMs"]).ToHashSet();
        var texts = (await WithAllAlarmsAsync())
            .OfType("aws:cloudwatch/queryDefinition:QueryDefinition")
            .Select(query => query.Inputs["queryString"]!.GetValue<string>());

        Assert.All(texts, text => Assert.All(
            AskedField().Matches(text).Select(match => match.Groups[1].Value).Where(name => name is { Length: > 0 }), name => Assert.Contains(name, written)));
    }

    [Fact]
    public void Each_section_says_what_happened_how_to_see_it_what_to_do_and_whether_to_wake_somebody() =>
        Assert.All(Sections("Alarms"), section =>
        {
            Assert.Matches(@"(?s)^\*\*What happened\.\*\* \S.*\n\*\*See it\.\*\* \S.*\n\*\*Do\.\*\* \S.*\n\*\*Wake somebody\*\*[ :]\S?", section.Value);
        });

    [Fact]
    public void Each_code_has_a_row_with_meaning_and_remedy_and_each_row_a_code()
    {
        var rows = Sections("Reasons").Values.SelectMany(text => CodeRow().Matches(text)).ToList();

        Assert.Equal(Codes, rows.Select(row => row.Groups[1].Value).Order(StringComparer.Ordinal));
        Assert.All(rows, row => Assert.All([row.Groups[2].Value, row.Groups[3].Value], cell => Assert.NotEqual("", cell.Trim())));
    }

    [Fact]
    public void No_code_is_written_in_a_way_that_is_not_seen_here()
    {
        var literals = Sources.SelectMany(source => LooksLikeACode().Matches(source.Text)).Select(match => match.Groups[1].Value);

        Assert.Empty(literals.Distinct().Except(Codes));
        Assert.InRange(Codes.Count, 80, int.MaxValue);
    }

    [Fact]
    public void Each_setting_and_target_that_is_named_exists()
    {
        var text = string.Join('\n', Lines);
        var settings = typeof(SettingKeys).GetFields().Select(field => (string)field.GetRawConstantValue()!).ToHashSet();
        var script = File.ReadAllText(RepositoryFolder.File("build.cake"));

        Assert.All(Configured().Matches(text).Select(match => match.Groups[1].Value), key => Assert.Contains(key, settings));
        Assert.All(
            Target().Matches(text).Select(match => match.Groups[1].Value).Distinct(),
            target => Assert.Contains($"Task(\"{target}\")", script, StringComparison.Ordinal));
    }

    /// <summary>Whatever a stack file holds encrypted, somebody has to change one day.</summary>
    [Fact]
    public void Each_setting_that_may_be_encrypted_has_its_way_of_being_rotated()
    {
        var encrypted = Regex.Matches(
            File.ReadAllText(RepositoryFolder.File("Pulumi.yaml")), @"(?m)^  (\w+):\n(?:    .*\n)*?    description: ""[^""\n]*, (?:always )?encrypted\b")
            .Select(match => match.Groups[1].Value)
            .ToList();
        var chapter = string.Join(
            '\n',
            Lines.SkipWhile(line => line != "## Rotating secrets").Skip(1).TakeWhile(line => !line.StartsWith("## ", StringComparison.Ordinal)));

        Assert.Equal(["alarmUrls", "openAiApiKey", "twilioAccountSid", "twilioAuthToken"], encrypted.Order(StringComparer.Ordinal));
        Assert.All(encrypted, key => Assert.Contains(key, chapter, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Each_output_that_is_named_exists()
    {
        var text = string.Join('\n', Lines);
        var outputs = (await DeployedStack.OfAsync("prod")).OutputNames.ToHashSet();

        Assert.All(Output().Matches(text).Select(match => match.Groups[1].Value).Distinct(), name => Assert.Contains(name, outputs));
    }

    /// <summary>Some ring only where a stack file asks for it.</summary>
    private static Task<DeployedStack> WithAllAlarmsAsync() => DeployedStack.OfAsync("prod", configuration => configuration
        .With("whatsapp-replies:spendCeilingPerDay", "25")
        .With("whatsapp-replies:spendCeilingPerMonth", "500")
        .With("whatsapp-replies:pauseAtSpendCeiling", "true"));

    /// <summary>The parts of a chapter by their headings.</summary>
    private static Dictionary<string, string> Sections(string chapter)
    {
        var sections = new Dictionary<string, string>();
        var heading = "";
        foreach (var line in Lines.SkipWhile(line => line != $"## {chapter}").Skip(1).TakeWhile(line => !line.StartsWith("## ", StringComparison.Ordinal)))
        {
            if (line.StartsWith("### ", StringComparison.Ordinal))
                sections[heading = line[4..]] = "";
            else if (heading.Length > 0 && (line.Length > 0 || sections[heading].Length > 0))
                sections[heading] += line + "\n";
        }

        return sections;
    }

    [GeneratedRegex(@"""([a-z]+(?:_[a-z0-9]+)+): [A-Z]")]
    private static partial Regex CodeInASentence();

    /// <summary>Whatever takes a code and an explanation.</summary>
    [GeneratedRegex(
        """\b(?:new|new Failure|\w*(?:Failure|Refused?|Retry|Failed|Again|Unusable|Stray|Gone|Later|Never))\(\s*"([a-z]+(?:_[a-z0-9]+)+|defect)"\s*,""")]
    private static partial Regex Code();

    [GeneratedRegex("""const string \w*Code = "([a-z]+(?:_[a-z0-9]+)+)";""")]
    private static partial Regex NamedCode();

    [GeneratedRegex(@"""((?:openai|twilio|secret|assistants?|record|fragment|trigger|number|aws|claim|send)_[a-z_]+)[:""]")]
    private static partial Regex LooksLikeACode();

    [GeneratedRegex(@"(?m)^\| `([a-z0-9_]+)` \|([^|]+)\|([^|]+)\|$")]
    private static partial Regex CodeRow();

    [GeneratedRegex("""LogField\.Of\("(\w+)",""")]
    private static partial Regex WrittenField();

    /// <summary>What is compared or counted by; names that begin with @ are Lambda's.</summary>
    [GeneratedRegex(@"(?:ispresent|max|sum)\((\w+)\)|(?<![@\w])(\w+) (?:=|>|in) ")]
    private static partial Regex AskedField();

    [GeneratedRegex(@"pulumi config set (?:--secret )?(\w+)")]
    private static partial Regex Configured();

    [GeneratedRegex(@"--target=(\w+)")]
    private static partial Regex Target();

    [GeneratedRegex(@"(?:the output|\(output|stack output) `?(\w+)")]
    private static partial Regex Output();
}
