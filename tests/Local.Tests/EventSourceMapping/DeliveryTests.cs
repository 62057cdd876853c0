using WhatsAppReplies.Local.Cloud.Lambda;

namespace WhatsAppReplies.Local.Tests.EventSourceMapping;

public sealed class DeliveryTests
{
    [Fact]
    public async Task What_is_done_is_deleted_and_what_failed_is_left_to_the_queue()
    {
        await using var host = new MappingHost(MappingHost.Definition with { BatchSize = 10 });
        host.Queue.Send("a", "b");
        host.Mapping.Start();

        var call = await host.NextCallAsync();
        call.Answer(MappingHost.Returned("""{"batchItemFailures":[{"itemIdentifier":"a"}]}"""));
        await host.NextSettledAsync();

        Assert.Equal(["a", "b"], call.Ids);
        Assert.Equal(["b"], host.Queue.Deleted);
    }

    [Fact]
    public async Task What_the_queue_did_not_delete_is_told()
    {
        await using var host = new MappingHost();
        host.Queue.Undeletable.Add("a");
        host.Queue.Send("a");
        host.Mapping.Start();

        (await host.NextCallAsync()).Answer(MappingHost.Returned("null"));

        Assert.Equal(["a"], (await host.NextSettledAsync()).Undeleted.Select(message => message.MessageId));
    }

    [Fact]
    public async Task No_more_batches_run_at_once_than_the_maximum_and_the_rest_is_not_received()
    {
        await using var host = new MappingHost(MappingHost.Definition with { MaximumConcurrency = 2 });
        host.Queue.Send("a", "b", "c", "d");
        host.Mapping.Start();

        var first = await host.NextCallAsync();
        await host.NextCallAsync();
        await host.Clock.UntilTimersAsync(1);
        host.Clock.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal((2, 2), (host.Running, host.Queue.Waiting));
        first.Answer(MappingHost.Returned("null"));
        Assert.Equal(["c"], (await host.NextCallAsync()).Ids);
    }

    [Fact]
    public async Task A_mapping_begins_with_five_batches_at_once_and_grows_by_five_a_second()
    {
        await using var host = new MappingHost();
        host.Queue.Send([.. Enumerable.Range(0, 8).Select(i => $"{i}")]);
        host.Mapping.Start();

        for (var i = 0; i < 5; i++) await host.NextCallAsync();
        await host.Clock.UntilTimersAsync(1);
        Assert.Equal((5, 5), (host.Mapping.Concurrency, host.Running));

        host.Clock.Advance(TimeSpan.FromMilliseconds(200));
        await host.NextCallAsync();

        Assert.Equal((6, 6), (host.Mapping.Concurrency, host.Running));
    }

    [Theory]
    [InlineData(false, 2)]
    [InlineData(true, 5)]
    public async Task A_function_error_slows_a_mapping_down_unless_it_reports_items(bool reports, int concurrency)
    {
        await using var host = new MappingHost(MappingHost.Definition with { ReportsBatchItemFailures = reports });
        host.Queue.Send("a");
        host.Mapping.Start();

        (await host.NextCallAsync()).Answer(MappingHost.Error());
        await host.NextSettledAsync();

        Assert.Equal(concurrency, host.Mapping.Concurrency);
        Assert.Empty(host.Queue.Deleted);
    }

    [Fact]
    public async Task A_throttled_batch_is_tried_again_until_its_messages_become_visible()
    {
        await using var host = new MappingHost();
        host.Queue.Send("a");
        host.Mapping.Start();

        for (var i = 0; i < 600; i++)
        {
            (await host.NextCallAsync()).Answer(new InvokeResult.Throttled("no environment"));
            if (i == 599) break;
            // The throttled batch waits, and so may the receiver for a place.
            await host.Clock.UntilTimersAsync(1);
            host.Clock.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.Equal("no environment", (await host.NextSettledAsync()).Verdict.WhyNone);
        Assert.Empty(host.Queue.Deleted);
    }

    [Fact]
    public async Task A_batch_can_be_delivered_twice_at_the_same_time()
    {
        await using var host = new MappingHost();
        host.Mapping.DeliverTwice = batch => batch[0].MessageId == "a";
        host.Queue.Send("a", "b");
        host.Mapping.Start();

        var calls = new[] { await host.NextCallAsync(), await host.NextCallAsync(), await host.NextCallAsync() };

        Assert.Equal(["a", "a", "b"], calls.SelectMany(call => call.Ids).Order());
        Assert.Equal(3, host.Running);
    }

    [Fact]
    public async Task A_batch_can_be_received_without_the_functions_seeing_it()
    {
        await using var host = new MappingHost();
        host.Mapping.GoesUnseen = batch => batch[0].MessageId == "a";
        host.Queue.Send("a", "b");
        host.Mapping.Start();

        Assert.Equal(["b"], (await host.NextCallAsync()).Ids);
        Assert.Equal(1, host.Running);
        Assert.Empty(host.Queue.Deleted);
    }

    [Fact]
    public async Task A_queue_that_cannot_be_reached_is_told_and_asked_again()
    {
        await using var host = new MappingHost();
        host.Queue.Unreachable = new IOException("nobody listens");
        host.Queue.Send("a");
        host.Mapping.Start();

        await host.Clock.UntilTimersAsync(1);
        host.Clock.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(["a"], (await host.NextCallAsync()).Ids);
        Assert.IsType<IOException>(Assert.Single(host.Failures));
    }

    [Fact]
    public async Task A_window_gathers_what_comes_in_its_time()
    {
        await using var host = new MappingHost(MappingHost.Definition with { BatchSize = 3, BatchingWindow = TimeSpan.FromSeconds(5) });
        host.Mapping.Start();

        host.Queue.Send("a");
        host.Queue.Send("b");
        host.Queue.Send("c", "d");

        Assert.Equal(["a", "b", "c"], (await host.NextCallAsync()).Ids);
    }
}
