using Pulumi;
using Pulumi.Utilities;
using Standins.Tests.Pulumi.Support;

namespace Standins.Tests.Pulumi;

public class ResourceOptionsTests
{
    private readonly RecordingMocks _mocks = new();

    [Fact]
    public async Task Merging_joins_lists_and_takes_the_second_of_single_values()
    {
        var first = new CustomResourceOptions { Protect = false, RetainOnDelete = true, IgnoreChanges = { "a" }, AdditionalSecretOutputs = { "x" } };
        var second = new CustomResourceOptions { Protect = true, IgnoreChanges = { "b" }, Aliases = { new Alias { Name = "old" } } };

        var merged = CustomResourceOptions.Merge(first, second);

        Assert.True(merged.Protect);
        Assert.True(merged.RetainOnDelete);
        Assert.Equal(["a", "b"], merged.IgnoreChanges);
        Assert.Equal(["x"], merged.AdditionalSecretOutputs);
        Assert.Equal("old", await OutputUtilities.GetValueAsync((await OutputUtilities.GetValueAsync(merged.Aliases[0].ToOutput())).Name!.ToOutput()));
        Assert.Equal(["a"], first.IgnoreChanges);
    }

    [Fact]
    public void Merging_with_nothing_gives_a_copy()
    {
        var options = new ComponentResourceOptions { Protect = true };

        var merged = ComponentResourceOptions.Merge(options, null);

        Assert.NotSame(options, merged);
        Assert.True(merged.Protect);
    }

    [Fact]
    public async Task All_options_are_accepted_and_none_reaches_the_mocks_as_an_input()
    {
        await Run.AsPreviewAsync(_mocks, () => _ = new Widget("one", options: new CustomResourceOptions
        {
            Protect = true,
            RetainOnDelete = true,
            DeleteBeforeReplace = true,
            IgnoreChanges = { "title" },
            ReplaceOnChanges = { "count" },
            Aliases = { new Alias { Name = "zero" } },
            CustomTimeouts = new CustomTimeouts { Create = TimeSpan.FromMinutes(1) },
            Version = "1.2.3",
        }));

        Assert.Empty(_mocks.Resource("one").Inputs);
    }

    [Fact]
    public async Task The_given_provider_arrives_by_address_and_id()
    {
        var resources = await Run.AsPreviewAsync(_mocks, () =>
        {
            var provider = new ProviderResource("test", "own", ResourceArgs.Empty, null);
            _ = new Widget("one", options: new CustomResourceOptions { Provider = provider });
        });

        var urn = await OutputUtilities.GetValueAsync(resources.OfType<ProviderResource>().Single().Urn);
        Assert.Equal($"{urn}::own-id", _mocks.Resource("one").Provider);
    }

    [Fact]
    public async Task Children_use_the_provider_of_their_component()
    {
        await Run.AsPreviewAsync(_mocks, () =>
        {
            var provider = new ProviderResource("test", "own", ResourceArgs.Empty, null);
            _ = new Group(
                "shop",
                parent => _ = new Widget("one", options: new CustomResourceOptions { Parent = parent }),
                new ComponentResourceOptions { Providers = { provider } });
            _ = new Widget("outside");
        });

        Assert.EndsWith("::own-id", _mocks.Resource("one").Provider, StringComparison.Ordinal);
        Assert.Equal("", _mocks.Resource("outside").Provider);
    }

    [Fact]
    public async Task A_transformation_changes_a_resource_and_those_below_its_component()
    {
        ResourceTransformation rename = args => args.Args is WidgetArgs widget
            ? new ResourceTransformationResult(new WidgetArgs { Title = "changed", Count = widget.Count }, args.Options)
            : null;

        await Run.AsPreviewAsync(_mocks, () => _ = new Group(
            "shop",
            parent => _ = new Widget("one", new WidgetArgs { Title = "first", Count = 2 }, new CustomResourceOptions { Parent = parent }),
            new ComponentResourceOptions { ResourceTransformations = { rename } }));

        Assert.Equal("changed", _mocks.Resource("one").Inputs["title"]);
        Assert.Equal(2d, _mocks.Resource("one").Inputs["count"]);
    }

    [Fact]
    public async Task A_components_options_do_not_change_when_it_is_made()
    {
        var options = new CustomResourceOptions();

        await Run.AsPreviewAsync(_mocks, () => _ = new Group("shop", parent =>
        {
            options.Parent = parent;
            _ = new Widget("one", options: options);
        }, new ComponentResourceOptions { Protect = true }));

        Assert.Null(options.Protect);
    }
}
