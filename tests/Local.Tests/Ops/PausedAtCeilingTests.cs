using WhatsAppReplies.Infra.Catalogue;
using WhatsAppReplies.Infra.Settings;
using WhatsAppReplies.Local.Cloud.CloudWatch.Alarms;
using WhatsAppReplies.Local.Cloud.DynamoDb;
using WhatsAppReplies.Local.Cloud.Iam;

namespace WhatsAppReplies.Local.Tests.Ops;

/// <summary>A stack that pauses itself at its spend ceiling: from the reply that was too much to the person who lets it go on.</summary>
public sealed class PausedAtCeilingTests : IAsyncLifetime
{
    private const string Dear = "asst_dear";

    private readonly OpsRun _run = new()
    {
        Settings = new Dictionary<string, string>
        {
            [SettingKeys.SpendCeilingPerDay] = "1",
            [SettingKeys.SpendCeilingPerMonth] = "100000",
            [SettingKeys.PauseAtSpendCeiling] = "true",
        },
    };

    private static string Alarm => "whatsapp-replies-dev-spend-day";

    /// <summary>With an assistant whose one reply costs more than a day may.</summary>
    public async Task InitializeAsync()
    {
        await _run.InitializeAsync();
        var dear = AssistantFiles.Read(AssistantFiles.Folder(Repository.Root))[0] with { Id = Dear, InputPrice = 100_000, OutputPrice = 100_000 };
        await _run.Cloud.Tables.PutItemAsync(_run.Cloud.Stack.AssistantsTable, DynamoJson.Item(dear.ToItem()));
    }

    public Task DisposeAsync() => _run.DisposeAsync();

    [Fact]
    public async Task What_comes_after_the_ceiling_waits_until_a_person_goes_on()
    {
        var cloud = _run.Cloud;
        Assert.Equal((0, ""), Outcome(await _run.RunAsync("verify")));
        await StepAsync();
        Assert.Equal("Enabled", cloud.Stack.Mapping.State);

        // A reply that costs too much is still sent.
        var customer = _run.Customer("hello");
        customer.Sample.Conversation[Contract.Conversations.AiConfig]![Contract.Conversations.OpenAiConfig]![Contract.Conversations.WhatsApp]![
            Contract.Conversations.AssistantId] = Dear;
        await customer.PutAsync();
        await customer.TriggerAsync();
        Assert.Single(customer.Phone.Texts);
        // The function writes its metrics after its record.
        using var guard = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        await _run.Logs.WaitForAsync(logged => logged.Message.Contains($"\"{Contract.Telemetry.CostDollars}\":", StringComparison.Ordinal), guard.Token);
        await StepAsync();
        Assert.Contains(cloud.State.Outbox.Messages, message =>
            message.Subject == $"ALARM: \"{Alarm}\" in eu-north-1" && message.Message.Contains("Replies are paused now", StringComparison.Ordinal));
        Assert.Contains("Nothing is changed: it is paused.", await PauseAsync(), StringComparison.Ordinal);

        await customer.StageAsync("Is anybody there?");
        await _run.Store.SendTriggerAsync(customer.Sample, CancellationToken.None);
        var verified = await _run.RunAsync("verify");
        Assert.Equal(1, verified.Code);
        Assert.Contains(
            "Seen: Disabled, though the stack file does not say paused: paused at the spend ceiling, or by a person?",
            verified.Words,
            StringComparison.Ordinal);
        Assert.Contains(Alarm, verified.Words, StringComparison.Ordinal);
        // The same alarm goes on ringing, and does nothing more.
        await StepAsync();
        Assert.Single(customer.Phone.Texts);
        Assert.Equal(1, await _run.Store.MessagesInAsync(cloud.Stack.Queue.Url, CancellationToken.None));

        var resumed = await _run.RunAsync("pause", "--resume");
        Assert.Equal((0, ""), Outcome(resumed));
        Assert.Contains("A spend alarm that still rings does not pause again", resumed.Words, StringComparison.Ordinal);
        await customer.DeliveredAsync();
        Assert.Equal(2, customer.Phone.Texts.Count);
        await StepAsync();
        Assert.Equal("Enabled", cloud.Stack.Mapping.State);

        var report = PermissionReport.Of(cloud.State.Roles.Get(cloud.Stack.Pause!.RoleArn), cloud.State.Roles.Uses);
        Assert.Empty(report.GrantedButUnused);
        Assert.Empty(report.UsedButNotGranted);
    }

    [Fact]
    public async Task Its_function_goes_back_with_the_others_and_verifying_finds_one_that_names_another_mapping()
    {
        var (replies, pause) = (_run.Cloud.Lambda.Function(_run.Cloud.Stack.Function.Name), _run.Cloud.Lambda.Function(_run.Cloud.Stack.Pause!.Name));
        replies.Versions.Change(replies.Definition with { Variables = new Dictionary<string, string>(replies.Definition.Variables) { ["MARK"] = "new" } });
        replies.Versions.MoveAlias("live", replies.Versions.Publish(), null);

        var back = await _run.RunAsync("rollback");
        Assert.Equal((0, ""), Outcome(back));
        Assert.Matches($@"│ {pause.Definition.Name} +│ 1 +│ [^│]+│ [^│]+│ live │", back.Output);

        pause.Versions.Change(
            pause.Definition with { Variables = new Dictionary<string, string>(pause.Definition.Variables) { [Contract.Variables.MappingId] = "another" } });
        pause.Versions.MoveAlias("live", pause.Versions.Publish(), null);
        var verified = await _run.RunAsync("verify");
        Assert.Equal(1, verified.Code);
        Assert.Contains($"✗ {pause.Definition.Name}: it pauses this mapping (step 17). Seen: it names another", verified.Words, StringComparison.Ordinal);
    }

    /// <summary>The alarms as of the next full minute, and what they set off.</summary>
    private async Task StepAsync()
    {
        await _run.Cloud.Alarms.EvaluateAsync(DateTimeOffset.UtcNow + TimeSpan.FromMinutes(1));
        await _run.Cloud.AlarmedFunctions.SettledAsync();
        Assert.Empty(_run.Cloud.AlarmedFunctions.Undelivered);
    }

    /// <summary>The tool waits until the mapping is off, if it is not yet.</summary>
    private async Task<string> PauseAsync()
    {
        var first = await _run.RunAsync("pause");
        Assert.Equal((0, ""), Outcome(first));
        return first.Output.Contains("Nothing is changed", StringComparison.Ordinal) ? first.Output : (await _run.RunAsync("pause")).Output;
    }

    private static (int Code, string Errors) Outcome(OpsOutcome outcome) => (outcome.Code, outcome.Errors);
}
