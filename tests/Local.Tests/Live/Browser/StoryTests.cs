using System.Text.RegularExpressions;
using Microsoft.Playwright;
using WhatsAppReplies.Local.Providers.OpenAi;
using WhatsAppReplies.Local.Tests.Live.Harness;

namespace WhatsAppReplies.Local.Tests.Live.Browser;

/// <summary>What somebody sees of a conversation that is more than a text and its reply.</summary>
[Collection(LiveFixture.Collection)]
public sealed partial class StoryTests(LiveFixture fixture) : BrowserTest(fixture.Page)
{
    /// <summary>Two dots wide and two high.</summary>
    private static readonly byte[] Picture =
        Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAIAAAACCAIAAAD91JpzAAAAEElEQVR4nGM4IScHRAwQCgAfJgQRoo8irwAAAABJRU5ErkJggg==");

    [SkippableFact]
    public async Task A_customer_who_asks_for_a_person_gets_one_reply_and_then_none_while_the_record_says_who_has_the_conversation()
    {
        var page = await OpenAsync(1280, 900, ColorScheme.Light);
        await NewPhoneAsync(page, "+447700900803");
        await WriteAsync(page, "Can I speak to a person?");
        await Step(page, "Told to a person").WaitForAsync(new() { Timeout = Patience });
        await Step(page, "Acknowledged").WaitForAsync(new() { Timeout = Patience });
        await Reply(page).WaitForAsync(new() { Timeout = Patience });

        await ShowAsync(page, "Record and stage");
        await Row(page, Contract.Conversations.Status, Contract.Statuses.AwaitingHuman).WaitForAsync(new() { Timeout = Patience });
        await Row(page, Contract.Conversations.HandOff, "true").WaitForAsync(new() { Timeout = Patience });
        await PictureAsync(page, "hand-off");

        await WriteAsync(page, "Is somebody there?");
        // The record holds it, and what it holds is read.
        await page.Locator("#messages li.customer .tick[aria-label=read]").Nth(1).WaitForAsync(new() { Timeout = Patience });
        await ShowAsync(page, "The turn");
        await Step(page, "Acknowledged").WaitForAsync(new() { Timeout = Patience });
        Assert.Equal(0, await Step(page, "Model asked").CountAsync());
        Assert.Equal(1, await Reply(page).CountAsync());
        Assert.Equal("0", await page.Locator("#count-lost").InnerTextAsync());
        Assert.Empty(Mistakes);
    }

    [SkippableFact]
    public async Task A_picture_is_shown_on_the_phone_and_reaches_the_model()
    {
        var page = await OpenAsync(1280, 900, ColorScheme.Dark);
        await NewPhoneAsync(page, "+447700900804");
        await page.GetByLabel("Message", new() { Exact = true }).FillAsync("This is my certificate");
        await page.GetByLabel("Picture or voice note")
            .SetInputFilesAsync(new FilePayload { Name = "certificate.png", MimeType = "image/png", Buffer = Picture });

        var shown = page.Locator("#messages li.customer img");
        await shown.WaitForAsync(new() { Timeout = Patience });
        await page.WaitForFunctionAsync("() => document.querySelector('#messages li.customer img').naturalWidth === 2", null, new() { Timeout = Patience });
        await page.Locator("#messages li.customer", new() { HasText = "This is my certificate" }).WaitForAsync(new() { Timeout = Patience });
        await Reply(page).WaitForAsync(new() { Timeout = Patience });
        Assert.Contains("This is my certificate", await Reply(page).InnerTextAsync(), StringComparison.Ordinal);
        await Step(page, "Acknowledged").WaitForAsync(new() { Timeout = Patience });
        Assert.Contains(fixture.Machine.Cloud.Providers.OpenAi.Calls, call =>
            call.Request is { } asked && asked.Files.Any(file => file.MediaType == "image/png"));

        await ShowAsync(page, "Record and stage");
        await Row(page, Contract.Conversations.Messages, "image/png").WaitForAsync(new() { Timeout = Patience });
        await PictureAsync(page, "picture");
        Assert.Empty(Mistakes);
    }

    [SkippableFact]
    public async Task A_worker_is_killed_and_the_next_one_finds_the_reply_at_Twilio_while_phone_and_counters_stay_in_sight()
    {
        const int height = 1000;
        var page = await OpenAsync(1280, height, ColorScheme.Light);
        await NewPhoneAsync(page, "+447700900807");
        await WriteAsync(page, "Hello, I saw your sign. Is the post still open?");
        await Step(page, "Acknowledged").WaitForAsync(new() { Timeout = Patience });
        await page.GetByLabel("When the worker is killed").SelectOptionAsync("before-finish");
        await page.GetByRole(AriaRole.Button, new() { Name = "Kill the worker" }).ClickAsync();
        await page.GetByText("Kill the worker is waiting for its moment").WaitForAsync(new() { Timeout = Patience });
        await WriteAsync(page, "And do I need my own car?");
        await Step(page, "Worker killed").WaitForAsync(new() { Timeout = Patience });

        // Not before the dead worker's claim has ended, and what it sent has been looked for.
        await Step(page, "Acknowledged").WaitForAsync(new() { Timeout = 4 * Patience });
        await page.Locator("#turn details[open] .summary", new() { HasText = "a message with an unknown end was found at Twilio" })
            .WaitForAsync(new() { Timeout = Patience });
        Assert.Equal(2, await Reply(page).CountAsync());
        await page.WaitForFunctionAsync("() => document.querySelector('#count-waiting').innerText === '0'", null, new() { Timeout = Patience });
        await Step(page, "Checkpoint").EvaluateAsync("step => step.closest('li').scrollIntoView()");
        foreach (var counter in new[] { "#count-lost", "#count-twice" })
        {
            Assert.Equal("0", await page.Locator(counter).InnerTextAsync());
            Assert.InRange((await page.Locator(counter).BoundingBoxAsync())!.Y, 0, height);
        }

        Assert.InRange((await Reply(page).Last.BoundingBoxAsync())!.Y, 0, height);
        await PictureAsync(page, "kill-1280");
        Assert.Empty(Mistakes);
    }

    [SkippableFact]
    public async Task A_wrong_key_rings_an_alarm_that_says_what_to_do_and_the_customer_is_answered_once_it_is_right()
    {
        var page = await OpenAsync(1280, 900, ColorScheme.Light);
        var (model, alarms) = (fixture.Machine.Cloud.Providers.OpenAi, fixture.Machine.Cloud.Alarms);
        var right = model.ApiKey;
        await NewPhoneAsync(page, "+447700900805");
        model.ApiKey = "rotated";
        try
        {
            await WriteAsync(page, "hello");
            await ShowAsync(page, "Logs");
            await page.Locator("#logs .level.critical").First.WaitForAsync(new() { Timeout = Patience });
        }
        finally
        {
            model.ApiKey = right;
        }

        // The minute that has begun, as of its end.
        await alarms.EvaluateAsync(DateTimeOffset.UtcNow + TimeSpan.FromMinutes(1));
        await page.GetByRole(AriaRole.Tab, new() { NameRegex = Ringing() }).ClickAsync(new() { Timeout = Patience });
        var ringing = page.Locator(
            "#alarms li.alarm", new() { HasText = fixture.Machine.Cloud.Stack.Alarms.First(alarm => alarm.MetricName == Contract.Telemetry.Critical).Name });
        await ringing.WaitForAsync(new() { Timeout = Patience });
        Assert.Contains("ALARM", await ringing.InnerTextAsync(), StringComparison.Ordinal);
        Assert.True((await ringing.Locator("p").First.InnerTextAsync()).Length > 40);
        await PictureAsync(page, "alarm");

        await Reply(page).WaitForAsync(new() { Timeout = Patience });
        Assert.Equal("0", await page.Locator("#count-lost").InnerTextAsync());
        Assert.Empty(Mistakes);
    }

    [SkippableFact]
    public async Task Instructions_that_somebody_edits_are_used_by_the_next_reply_and_a_saved_file_leaves_them_alone()
    {
        var page = await OpenAsync(1280, 900, ColorScheme.Light);
        await NewPhoneAsync(page, "+447700900806");
        await ShowAsync(page, "Prompts");
        var field = page.Locator("#assistants textarea").First;
        await field.WaitForAsync(new() { Timeout = Patience });
        var file = Directory.EnumerateFiles(fixture.Assistants, "*.json").Order(StringComparer.Ordinal).First();
        await field.FillAsync("Speak like a sailor.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Use for the next reply" }).First.ClickAsync();
        await page.GetByText("The next reply uses these.").WaitForAsync(new() { Timeout = Patience });
        await WriteAsync(page, "ahoy");
        await page.Locator("#messages li.company", new() { HasText = "Speak like a sailor." }).WaitForAsync(new() { Timeout = Patience });

        await field.FillAsync("Half of a sen");
        await page.GetByLabel("Message", new() { Exact = true }).FocusAsync();
        var said = await page.Locator("#prompts > p[role=status]").InnerTextAsync();
        // The same instructions again: the run is as it was.
        await File.AppendAllTextAsync(file, "\n");
        await page.WaitForFunctionAsync(
            "before => document.querySelector('#prompts > p[role=status]').innerText !== before", said, new() { Timeout = Patience });
        Assert.Contains(
            "The file was saved, and the next reply uses it.", await page.Locator("#prompts > p[role=status]").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Equal("Half of a sen", await field.InputValueAsync());
        Assert.Empty(Mistakes);
    }

    [GeneratedRegex("^Alarms.*[1-9].* ringing$")]
    private static partial Regex Ringing();

    private static ILocator Row(IPage page, string name, string value) =>
        page.Locator("#tables tr", new() { Has = page.GetByRole(AriaRole.Rowheader, new() { Name = name, Exact = true }), HasText = value });
}
