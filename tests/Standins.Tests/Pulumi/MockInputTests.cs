using System.Collections.Immutable;
using System.Reflection;
using Pulumi;
using Pulumi.Utilities;
using Standins.Tests.Pulumi.Support;

namespace Standins.Tests.Pulumi;

public class MockInputTests
{
    private readonly RecordingMocks _mocks = new();

    [Fact]
    public async Task Numbers_lists_and_maps_arrive_as_doubles_and_immutable_collections()
    {
        var inputs = await InputsAsync(() => new WidgetArgs
        {
            Title = "first",
            Count = 3,
            Tags = { ["color"] = "red" },
            Parts = { new WidgetPartArgs { Label = "wheel", Weight = 1.5 }, new WidgetPartArgs { Label = "axle" } },
        });

        Assert.Equal("first", inputs["title"]);
        Assert.Equal(3d, Assert.IsType<double>(inputs["count"]));
        Assert.Equal("red", Assert.IsType<ImmutableDictionary<string, object>>(inputs["tags"])["color"]);
        var parts = Assert.IsType<ImmutableArray<object>>(inputs["parts"]);
        Assert.Equal(1.5, Assert.IsType<ImmutableDictionary<string, object>>(parts[0])["weight"]);
        Assert.Equal(["label"], Assert.IsType<ImmutableDictionary<string, object>>(parts[1]).Keys);
    }

    [Fact]
    public async Task What_a_program_does_not_set_does_not_arrive()
    {
        var inputs = await InputsAsync(() => new WidgetArgs { Title = "only" });

        Assert.Equal(["title"], inputs.Keys);
    }

    [Fact]
    public async Task A_secret_arrives_as_its_value()
    {
        var inputs = await InputsAsync(() => new WidgetArgs
        {
            Title = Output.CreateSecret("hidden"),
            Tags = { ["key"] = Output.CreateSecret("also hidden") },
        });

        Assert.Equal("hidden", inputs["title"]);
        Assert.Equal("also hidden", ((ImmutableDictionary<string, object>)inputs["tags"])["key"]);
    }

    [Fact]
    public async Task An_unknown_value_does_not_arrive()
    {
        var inputs = await InputsAsync(() => new WidgetArgs { Title = OutputUtilities.CreateUnknown("later"), Count = 1 });

        Assert.Equal(["count"], inputs.Keys);
    }

    [Fact]
    public async Task A_map_with_one_unknown_value_does_not_arrive_at_all()
    {
        var inputs = await InputsAsync(() => new WidgetArgs
        {
            Count = 1,
            Tags = { ["known"] = "yes", ["unknown"] = OutputUtilities.CreateUnknown("later") },
        });

        Assert.Equal(["count"], inputs.Keys);
    }

    [Fact]
    public async Task A_union_arrives_as_the_value_it_holds()
    {
        var text = await InputsAsync(() => new WidgetArgs { Mode = "fast" });
        Assert.Equal("fast", text["mode"]);

        var number = await InputsAsync(() => new WidgetArgs { Mode = 7 });
        Assert.Equal(7d, number["mode"]);
    }

    [Fact]
    public async Task An_archive_arrives_as_a_file_archive()
    {
        var inputs = await InputsAsync(() => new WidgetArgs { Archive = new FileArchive("code.zip") });

        Assert.IsType<FileArchive>(inputs["archive"]);
    }

    [Fact]
    public async Task The_path_of_an_archive_stands_in_its_internal_value()
    {
        var inputs = await InputsAsync(() => new WidgetArgs { Archive = new FileArchive("code.zip") });

        var value = typeof(AssetOrArchive).GetProperty("Value", BindingFlags.NonPublic | BindingFlags.Instance);
        Assert.Equal("code.zip", value?.GetValue(inputs["archive"]));
    }

    [Fact]
    public async Task A_list_that_an_output_gives_arrives_like_one_that_is_written_out()
    {
        var inputs = await InputsAsync(() => new WidgetArgs
        {
            Parts = Output.Create(new[] { new WidgetPartArgs { Label = "wheel" } }),
        });

        var part = Assert.Single((ImmutableArray<object>)inputs["parts"]);
        Assert.Equal("wheel", Assert.IsType<ImmutableDictionary<string, object>>(part)["label"]);
    }

    [Fact]
    public async Task A_new_resource_arrives_with_its_type_and_name_and_neither_id_nor_provider()
    {
        await InputsAsync(() => new WidgetArgs());

        var resource = Assert.Single(_mocks.Resources);
        Assert.Equal((Widget.Token, "one", "", ""), (resource.Type, resource.Name, resource.Id, resource.Provider));
    }

    [Fact]
    public async Task An_imported_resource_arrives_with_the_id_to_import()
    {
        await Run.AsPreviewAsync(_mocks, () => _ = new Widget("one", options: new CustomResourceOptions { ImportId = "existing" }));

        Assert.Equal("existing", _mocks.Resource("one").Id);
    }

    [Fact]
    public async Task A_resource_that_is_only_read_arrives_with_its_id()
    {
        var resources = await Run.AsPreviewAsync(
            _mocks, () => _ = new Widget("one", options: new CustomResourceOptions { Id = "existing" }));

        Assert.Equal("existing", _mocks.Resource("one").Id);
        Assert.Equal("existing", await OutputUtilities.GetValueAsync(resources.OfType<Widget>().Single().Id));
    }

    private async Task<ImmutableDictionary<string, object>> InputsAsync(Func<WidgetArgs> args)
    {
        await Run.AsPreviewAsync(_mocks, () => _ = new Widget("one", args()));
        return _mocks.Resources.Last().Inputs;
    }
}
