using System.Collections.Immutable;
using Pulumi;
using Pulumi.Utilities;
using Standins.Tests.Pulumi.Support;

namespace Standins.Tests.Pulumi;

public class ResourceOutputTests
{
    [Fact]
    public async Task What_the_mock_returns_becomes_the_outputs()
    {
        var widget = await WidgetAsync(Run.AsPreviewAsync, new Dictionary<string, object>
        {
            ["title"] = "made",
            ["count"] = 4,
            ["tags"] = new Dictionary<string, string> { ["color"] = "red" },
            ["parts"] = new[] { ImmutableDictionary<string, object>.Empty.Add("label", "wheel").Add("weight", 2d) },
        });

        Assert.Equal("one-id", await OutputUtilities.GetValueAsync(widget.Id));
        Assert.Equal("made", await OutputUtilities.GetValueAsync(widget.Title));
        Assert.Equal(4, await OutputUtilities.GetValueAsync(widget.Count));
        Assert.Equal("red", (await OutputUtilities.GetValueAsync(widget.Tags))!["color"]);
        var part = Assert.Single(await OutputUtilities.GetValueAsync(widget.Parts));
        Assert.Equal(("wheel", 2d), (part.Label, part.Weight));
    }

    [Fact]
    public async Task An_output_that_the_mock_does_not_return_is_unknown_in_a_preview()
    {
        var widget = await WidgetAsync(Run.AsPreviewAsync, new Dictionary<string, object> { ["title"] = "made" });

        Assert.True(await OutputUtilities.GetIsKnownAsync(widget.Title));
        Assert.False(await OutputUtilities.GetIsKnownAsync(widget.Count));
    }

    [Fact]
    public async Task An_output_that_the_mock_does_not_return_is_empty_in_an_update()
    {
        var widget = await WidgetAsync(Run.AsUpdateAsync, new Dictionary<string, object>());

        Assert.True(await OutputUtilities.GetIsKnownAsync(widget.Tags));
        Assert.Null(await OutputUtilities.GetValueAsync(widget.Tags));
        Assert.Equal(0, await OutputUtilities.GetValueAsync(widget.Count));
    }

    [Fact]
    public async Task A_secret_that_the_mock_returns_is_a_secret_output()
    {
        var widget = await WidgetAsync(Run.AsPreviewAsync, new Dictionary<string, object> { ["title"] = Output.CreateSecret("hidden") });

        Assert.True(await Output.IsSecretAsync(widget.Title));
        Assert.Equal("hidden", await OutputUtilities.GetValueAsync(widget.Title));
        Assert.False(await Output.IsSecretAsync(widget.Id));
    }

    [Fact]
    public async Task Without_an_id_from_the_mock_the_id_is_unknown()
    {
        var mocks = new RecordingMocks { OnResource = args => Task.FromResult<(string?, object)>((null, args.Inputs)) };

        var resources = await Run.AsPreviewAsync(mocks, () => _ = new Widget("one"));

        Assert.False(await OutputUtilities.GetIsKnownAsync(resources.OfType<Widget>().Single().Id));
    }

    [Fact]
    public async Task A_value_of_another_type_than_declared_is_left_out()
    {
        var widget = await WidgetAsync(Run.AsUpdateAsync, new Dictionary<string, object> { ["title"] = 5 });

        Assert.Null(await OutputUtilities.GetValueAsync(widget.Title));
    }

    [Fact]
    public async Task An_output_depends_on_its_resource()
    {
        var widget = await WidgetAsync(Run.AsPreviewAsync, new Dictionary<string, object> { ["title"] = "made" });

        Assert.Same(widget, Assert.Single(await OutputUtilities.GetDependenciesAsync(widget.Title)));
    }

    [Fact]
    public async Task An_output_of_a_type_that_no_provider_can_give_is_no_mistake()
    {
        var resources = await Run.AsPreviewAsync(new RecordingMocks(), () => _ = new BadComponent());

        Assert.Single(resources.OfType<BadComponent>());
    }

    private static async Task<Widget> WidgetAsync(
        Func<RecordingMocks, Action, Task<ImmutableArray<Resource>>> run, Dictionary<string, object> state)
    {
        var mocks = new RecordingMocks { OnResource = args => Task.FromResult<(string?, object)>(($"{args.Name}-id", state)) };
        var resources = await run(mocks, () => _ = new Widget("one"));
        return resources.OfType<Widget>().Single();
    }

    private sealed class BadComponent() : ComponentResource("test:index:Bad", "bad")
    {
        [Output("names")]
        public Output<List<string>> Names { get; private set; } = null!;
    }
}
