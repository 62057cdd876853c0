using WhatsAppReplies.Local.Cloud.Lambda;
using WhatsAppReplies.Local.Cloud.Lambda.EventSources;
using WhatsAppReplies.Local.Tests.Lambda;

namespace WhatsAppReplies.Local.Tests.EventSourceMapping;

/// <summary>What <c>CreateEventSourceMapping</c> refuses.</summary>
public sealed class MappingRuleTests
{
    [Fact]
    public async Task A_visibility_below_the_functions_timeout_is_refused() => Assert.Contains(
        "Queue visibility timeout: 29 seconds is less than Function timeout: 30 seconds",
        await RefusedAsync(queue: new QueueSettings(TimeSpan.FromSeconds(29), false)));

    [Theory]
    [InlineData("ReceiveMessage")]
    [InlineData("DeleteMessage")]
    [InlineData("GetQueueAttributes")]
    public async Task A_role_that_may_not_poll_is_refused(string action) => Assert.Contains(
        $"The provided execution role does not have permissions to call {action} on SQS", await RefusedAsync(denied: $"sqs:{action}"));

    [Theory]
    [InlineData(0)]
    [InlineData(10_001)]
    public async Task The_batch_size_has_bounds(int size) =>
        Assert.Contains("batchSize", await RefusedAsync(mapping => mapping with { BatchSize = size, BatchingWindow = TimeSpan.FromSeconds(1) }));

    [Fact]
    public async Task A_batch_of_more_than_ten_needs_a_window() =>
        Assert.Contains("batch window", await RefusedAsync(mapping => mapping with { BatchSize = 11 }));

    [Fact]
    public async Task The_window_has_a_bound() =>
        Assert.Contains("maximumBatchingWindowInSeconds", await RefusedAsync(mapping => mapping with { BatchingWindow = TimeSpan.FromSeconds(301) }));

    [Theory]
    [InlineData(1)]
    [InlineData(1001)]
    public async Task The_maximum_concurrency_has_bounds(int concurrency) =>
        Assert.Contains("maximumConcurrency", await RefusedAsync(mapping => mapping with { MaximumConcurrency = concurrency }));

    [Fact]
    public async Task A_fifo_queue_has_no_window() => Assert.Contains(
        "FIFO",
        await RefusedAsync(mapping => mapping with { BatchingWindow = TimeSpan.FromSeconds(1) }, queue: new QueueSettings(TimeSpan.FromSeconds(600), true)));

    [Fact]
    public async Task A_second_mapping_of_the_same_queue_is_refused()
    {
        await using var host = new LambdaHost().Create();
        var definition = MappingHost.Definition with { FunctionName = LambdaHost.Function, Enabled = false };
        await host.Service.CreateMappingAsync(definition, new FakeMappingQueue());

        var refused = await Assert.ThrowsAsync<LambdaException>(() => host.Service.CreateMappingAsync(definition, new FakeMappingQueue()));

        Assert.Equal(LambdaException.Conflict, refused.Code);
    }

    [Fact]
    public async Task A_mapping_of_a_function_that_does_not_exist_is_refused()
    {
        await using var host = new LambdaHost();

        var refused = await Assert.ThrowsAsync<LambdaException>(() => host.Service.CreateMappingAsync(MappingHost.Definition, new FakeMappingQueue()));

        Assert.Equal(LambdaException.NotFound, refused.Code);
    }

    private static async Task<string> RefusedAsync(
        Func<MappingDefinition, MappingDefinition>? change = null, string? denied = null, QueueSettings? queue = null)
    {
        await using var host = new LambdaHost().Create();
        if (denied is not null) host.Roles.Denied.Add(denied);
        var definition = MappingHost.Definition with { FunctionName = LambdaHost.Function, Enabled = false };
        var source = new FakeMappingQueue { Settings = queue ?? new QueueSettings(TimeSpan.FromSeconds(600), false) };
        return (await Assert.ThrowsAsync<LambdaException>(() => host.Service.CreateMappingAsync(change?.Invoke(definition) ?? definition, source))).Message;
    }
}
