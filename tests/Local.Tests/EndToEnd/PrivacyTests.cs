using WhatsAppReplies.Local.Providers;
using WhatsAppReplies.Local.Runner.Scenario;
using WhatsAppReplies.Local.Tests.EndToEnd.Harness;

namespace WhatsAppReplies.Local.Tests.EndToEnd;

/// <summary>Everything that all scenarios left in logs, metrics and notifications, searched for everything that is nobody's business.</summary>
[Collection(EndToEndRun.Collection)]
public sealed class PrivacyTests(EndToEndRun run)
{
    /// <summary>Enough of a message to recognise it; a shorter one is taken whole.</summary>
    private const int Recognisable = 40;

    [Theory]
    [InlineData("AsDeployed")]
    [InlineData("ShortClaims")]
    [InlineData("Managed")]
    public async Task No_text_address_conversation_id_or_secret_is_in_any_log_metric_or_alarm(string stack)
    {
        await run.UntilAllHaveEndedAsync();
        var cloud = run.Cloud(Enum.Parse<StackKind>(stack));
        await cloud.Local.Alarms.EvaluateAsync(DateTimeOffset.UtcNow + TimeSpan.FromMinutes(1));
        var written = Written(cloud.Local).ToList();
        var secrets = Private(cloud).Distinct().ToList();
        Assert.NotEmpty(written);
        Assert.NotEmpty(secrets);
        foreach (var (kind, secret) in secrets)
        {
            var found = written.Count(text => text.Contains(secret, StringComparison.OrdinalIgnoreCase));
            // Not the text itself: this, too, is output.
            Assert.True(found == 0, $"{kind} is in {found} of {written.Count} lines");
        }
    }

    private static IEnumerable<string> Written(LocalCloud cloud) =>
    [
        .. cloud.State.Logs.GroupNames.SelectMany(group => cloud.State.Logs.Group(group).Events).Select(logged => logged.Message),
        .. cloud.State.Metrics.Metrics.Select(metric => metric.ToString()),
        .. cloud.Stack.Alarms.Select(alarm => alarm.ToString()),
        .. cloud.Alarms.History.Select(transition => transition.Reason),
        .. cloud.State.Outbox.Messages.SelectMany(message => new[] { message.Subject, message.Message }),
    ];

    private static IEnumerable<(string Kind, string Text)> Private(TestCloud cloud)
    {
        var samples = cloud.Customers.Select(customer => customer.Sample).Concat(Sample.ReadAll());
        foreach (var sample in samples)
        {
            yield return ("a conversation id", sample.ConversationId);
            yield return ("an address", sample.PrimaryChannel[(sample.PrimaryChannel.IndexOf(':', StringComparison.Ordinal) + 1)..].TrimStart('+'));
            foreach (var fragment in sample.Staged) yield return ("a customer's message", Start(fragment.Body));
        }

        foreach (var message in cloud.Local.Providers.Twilio.Accepted) yield return ("a reply", Start(message.Body));
        var options = new ProviderServersOptions();
        yield return ("a key", options.OpenAiApiKey);
        yield return ("an account", options.TwilioAccountSid);
        yield return ("a token", options.TwilioAuthToken);
    }

    private static string Start(string text) => text[..Math.Min(text.Length, Recognisable)];
}
