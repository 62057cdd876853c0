using Pulumi;
using Pulumi.Utilities;
using Standins.Tests.Pulumi.Support;

namespace Standins.Tests.Pulumi;

public class UnknownTests
{
    [Fact]
    public async Task In_a_preview_Apply_does_not_run_on_an_unknown_value()
    {
        var ran = false;
        Output<int>? result = null;

        await Run.AsPreviewAsync(new RecordingMocks(), () =>
            result = OutputUtilities.CreateUnknown("later").Apply(text =>
            {
                ran = true;
                return text.Length;
            }));

        Assert.False(ran);
        Assert.False(await OutputUtilities.GetIsKnownAsync(result!));
    }

    [Fact]
    public async Task One_unknown_makes_the_whole_unknown()
    {
        var unknown = OutputUtilities.CreateUnknown("later");
        var known = Output.Create("now");
        Output<string>? text = null;
        Output<string>? json = null;

        await Run.AsPreviewAsync(new RecordingMocks(), () =>
        {
            text = Output.Format($"{known}:{unknown}");
            json = Output.JsonSerialize(Output.Create(new { known, unknown }));
        });

        Assert.False(await OutputUtilities.GetIsKnownAsync(Output.All(known, unknown)));
        Assert.False(await OutputUtilities.GetIsKnownAsync(Output.Tuple(known, unknown)));
        Assert.False(await OutputUtilities.GetIsKnownAsync(text!));
        Assert.False(await OutputUtilities.GetIsKnownAsync(json!));
    }

    [Fact]
    public async Task An_Apply_that_returns_an_unknown_gives_an_unknown()
    {
        var result = Output.Create(1).Apply(_ => OutputUtilities.CreateUnknown("later"));

        Assert.False(await OutputUtilities.GetIsKnownAsync(result));
    }

    [Fact]
    public async Task An_unknown_secret_stays_a_secret()
    {
        var secret = Output.CreateSecret(OutputUtilities.CreateUnknown("later"));
        Output<int>? result = null;

        await Run.AsPreviewAsync(new RecordingMocks(), () => result = secret.Apply(text => text.Length));

        Assert.True(await Output.IsSecretAsync(result!));
        Assert.False(await OutputUtilities.GetIsKnownAsync(result!));
    }

    [Fact]
    public async Task The_resource_after_an_unknown_output_is_still_declared()
    {
        var mocks = new RecordingMocks { OnResource = args => Task.FromResult<(string?, object)>(("id", new Dictionary<string, object>())) };

        await Run.AsPreviewAsync(mocks, () =>
        {
            var first = new Widget("first");
            _ = new Widget("second", new WidgetArgs { Title = first.Title, Owner = first.Id });
        });

        Assert.Equal(["owner"], mocks.Resource("second").Inputs.Keys);
    }

    [Fact]
    public async Task An_unknown_that_is_made_from_a_factory_does_not_call_it_in_a_preview()
    {
        var called = false;

        await Run.AsPreviewAsync(new RecordingMocks(), () =>
            _ = OutputUtilities.CreateUnknown(() =>
            {
                called = true;
                return Task.FromResult("value");
            }));

        Assert.False(called);
    }
}
