using System.Collections.Immutable;
using Pulumi;
using Pulumi.Testing;
using Standins.Tests.Pulumi.Support;

namespace Standins.Tests.Pulumi;

public class MockInputTests
{
    [Fact]
    public async Task Numbers_lists_and_maps_arrive_as_doubles_and_immutable_collections()
    {
        var mocks = new RecordingMocks();

        await Deployment.TestAsync(mocks, new TestOptions(), () =>
        {
            _ = new Widget("one", new WidgetArgs
            {
                Title = "first",
                Count = 3,
                Tags = { ["color"] = "red" },
                Parts = { new WidgetPartArgs { Label = "wheel", Weight = 1.5 }, new WidgetPartArgs { Label = "axle" } },
            });
        });

        var inputs = mocks.Resource("one").Inputs;
        Assert.Equal("first", inputs["title"]);
        Assert.Equal(3d, Assert.IsType<double>(inputs["count"]));
        Assert.Equal("red", Assert.IsType<ImmutableDictionary<string, object>>(inputs["tags"])["color"]);
        var parts = Assert.IsType<ImmutableArray<object>>(inputs["parts"]);
        Assert.Equal(1.5, Assert.IsType<ImmutableDictionary<string, object>>(parts[0])["weight"]);
        Assert.Equal(["label"], Assert.IsType<ImmutableDictionary<string, object>>(parts[1]).Keys);
    }
}
