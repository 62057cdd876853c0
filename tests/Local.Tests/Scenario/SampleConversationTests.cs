using System.Text.Json;
using WhatsAppReplies.Local.Runner.Scenario;
using WhatsAppReplies.Local.Runner.Scenario.Reports;

namespace WhatsAppReplies.Local.Tests.Scenario;

[Collection(CloudFixture.Collection)]
public sealed class SampleConversationTests(CloudFixture fixture)
{
    [Fact]
    public async Task The_packaged_zip_answers_the_samples_and_every_point_of_the_plan_holds()
    {
        var progress = new List<string>();
        var plan = new DeploymentPlan(fixture.Cloud, RealProviders.None, TimeProvider.System, _ => { }, progress.Add);

        var result = await plan.RunAsync(Sample.ReadAll().Concat(OwnSamples.All(TimeProvider.System)), CancellationToken.None);

        var failing = result.Points.Where(point => !point.Holds).ToList();
        Assert.Empty(failing);
        Assert.Equal(9, result.Conversations.Count);
        Assert.All(result.Conversations, conversation => Assert.True(conversation.Acknowledged));

        // Both policies grant what the zip calls: no more, no less.
        Assert.Empty(result.Permissions.GrantedButUnused);
        Assert.Empty(result.Permissions.UsedButNotGranted);
        Assert.Contains(progress, line =>
            line.StartsWith("nested: 3 messages written on the phone, webhooks answered 200, 200, 200", StringComparison.Ordinal));
        Assert.Contains(progress, line => line.StartsWith("flat: record and 1 fragment put by another system", StringComparison.Ordinal));
        ReportIsWritten(result);
    }

    private void ReportIsWritten(ScenarioResult result)
    {
        var path = Path.Combine(fixture.Cloud.Directory, "report.json");
        var run = new RunReport("dev", DateTimeOffset.UnixEpoch, result, new PhaseClock(TimeProvider.System), []);
        ReportFile.Write(path, run);
        Assert.All(run.Rows, row => Assert.NotEmpty(row.Proves));
        Assert.All(
            run.Rows.Where(row => row.Conversation is { Sample.IsHandedOver: false }),
            row => Assert.True(row.Cost is { Tokens: > 0, Dollars: > 0, AwsCalls: > 0 }));

        var text = File.ReadAllText(path);
        using var report = JsonDocument.Parse(text);
        Assert.True(report.RootElement.GetProperty("holds").GetBoolean());
        Assert.Equal(result.Points.Count, report.RootElement.GetProperty("points").GetArrayLength());

        // What customers wrote and where they can be reached stays on the screen.
        Assert.All(Sample.ReadAll().SelectMany(sample => sample.Staged), fragment => Assert.DoesNotContain(fragment.Body, text, StringComparison.Ordinal));
        Assert.All(Sample.ReadAll(), sample => Assert.DoesNotContain(sample.PrimaryChannel, text, StringComparison.Ordinal));
    }
}
