using Pulumi;
using Pulumi.Aws;
using Pulumi.Utilities;
using Standins.Tests.Pulumi.Support;

namespace Standins.Tests.Pulumi;

public class InvokeTests
{
    private readonly RecordingMocks _mocks = new()
    {
        OnCall = call => call.Token switch
        {
            "aws:index/getRegion:getRegion" =>
                new Dictionary<string, object> { ["id"] = "r", ["region"] = "eu-west-1", ["name"] = "eu-west-1", ["description"] = "", ["endpoint"] = "" },
            "aws:index/getCallerIdentity:getCallerIdentity" =>
                new Dictionary<string, object> { ["accountId"] = Output.CreateSecret("123456789012"), ["arn"] = "a", ["id"] = "i", ["userId"] = "u" },
            "aws:index/getPartition:getPartition" => new Dictionary<string, object>
            {
                ["partition"] = "aws",
                ["dnsSuffix"] = "amazonaws.com",
                ["id"] = "aws",
                ["reverseDnsPrefix"] = "com.amazonaws",
            },
            _ => throw new InvalidOperationException($"unexpected call {call.Token}"),
        },
    };

    [Fact]
    public async Task A_call_gives_an_output_of_its_result()
    {
        Output<string>? region = null;

        await Run.AsPreviewAsync(_mocks, () => region = GetRegion.Invoke().Apply(result => result.Region));

        Assert.Equal("eu-west-1", await OutputUtilities.GetValueAsync(region!));
    }

    [Fact]
    public async Task A_call_can_be_awaited()
    {
        var partition = "";

        await Deployment.TestAsync(_mocks, Run.Preview, async () => { partition = (await GetPartition.InvokeAsync()).Partition; });

        Assert.Equal("aws", partition);
    }

    [Fact]
    public async Task Arguments_arrive_by_their_names()
    {
        await Run.AsPreviewAsync(_mocks, () => _ = GetRegion.Invoke(new GetRegionInvokeArgs { Name = Output.Create("eu-west-1") }));

        var call = Assert.Single(_mocks.Calls);
        Assert.Equal("eu-west-1", Assert.Single(call.Args).Value);
        Assert.True(call.Args.ContainsKey("name"));
        Assert.Equal("", call.Provider);
    }

    [Fact]
    public async Task A_call_with_an_unknown_argument_is_not_made_and_its_result_is_unknown()
    {
        Output<GetRegionResult>? region = null;

        await Run.AsPreviewAsync(_mocks, () => region = GetRegion.Invoke(new GetRegionInvokeArgs { Name = OutputUtilities.CreateUnknown("later") }));

        Assert.Empty(_mocks.Calls);
        Assert.False(await OutputUtilities.GetIsKnownAsync(region!));
    }

    [Fact]
    public async Task A_secret_in_the_result_makes_it_a_secret()
    {
        Output<GetCallerIdentityResult>? identity = null;

        await Run.AsPreviewAsync(_mocks, () => identity = GetCallerIdentity.Invoke());

        Assert.True(await Output.IsSecretAsync(identity!));
        Assert.Equal("123456789012", (await OutputUtilities.GetValueAsync(identity!)).AccountId);
    }

    [Fact]
    public async Task A_call_that_fails_fails_the_run()
    {
        var error = await Assert.ThrowsAsync<RunException>(() => Run.AsPreviewAsync(
            _mocks, () => _ = Deployment.Instance.Invoke<GetRegionResult>("test:index:other", InvokeArgs.Empty)));

        Assert.Contains("unexpected call test:index:other", error.Message, StringComparison.Ordinal);
    }
}
