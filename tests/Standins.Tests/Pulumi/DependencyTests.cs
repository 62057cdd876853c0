using Pulumi;
using Standins.Tests.Pulumi.Support;

namespace Standins.Tests.Pulumi;

public class DependencyTests
{
    private readonly Gate _gate = new();
    private readonly List<string> _finished = [];
    private readonly RecordingMocks _mocks;

    /// <summary>The resource "slow" is made only when "free", which depends on nothing, has been made.</summary>
    public DependencyTests() => _mocks = new RecordingMocks
    {
        OnResource = async args =>
        {
            if (args.Name == "slow") await _gate.Opened;
            lock (_finished) _finished.Add(args.Name!);
            if (args.Name == "free") _gate.Open();
            return ($"{args.Name}-id", args.Inputs);
        },
    };

    [Fact]
    public async Task A_resource_waits_for_the_outputs_it_uses()
    {
        await Run.AsPreviewAsync(_mocks, () =>
        {
            var slow = new Widget("slow");
            _ = new Widget("after", new WidgetArgs { Owner = slow.Id });
            _ = new Widget("free");
        });

        Assert.Equal(["free", "slow", "after"], _finished);
        Assert.Equal("slow-id", _mocks.Resource("after").Inputs["owner"]);
    }

    [Fact]
    public async Task A_resource_waits_for_what_it_depends_on()
    {
        await Run.AsPreviewAsync(_mocks, () =>
        {
            var slow = new Widget("slow");
            _ = new Widget("after", options: new CustomResourceOptions { DependsOn = { slow } });
            _ = new Widget("free");
        });

        Assert.Equal(["free", "slow", "after"], _finished);
    }

    [Fact]
    public async Task To_depend_on_a_component_is_to_depend_on_its_children()
    {
        await Run.AsPreviewAsync(_mocks, () =>
        {
            var group = new Group("group", parent => _ = new Widget("slow", options: new CustomResourceOptions { Parent = parent }));
            _ = new Widget("after", options: new CustomResourceOptions { DependsOn = { group } });
            _ = new Widget("free");
        });

        Assert.Equal(["group", "free", "slow", "after"], _finished);
    }

    [Fact]
    public async Task What_depends_on_nothing_does_not_wait()
    {
        await Run.AsPreviewAsync(_mocks, () =>
        {
            _ = new Widget("slow");
            _ = new Widget("free");
        });

        Assert.Equal(["free", "slow"], _finished);
    }

    [Fact]
    public async Task A_run_waits_for_every_resource()
    {
        var made = await Run.AsPreviewAsync(_mocks, () =>
        {
            _ = new Widget("slow");
            _ = new Widget("free");
        });

        Assert.Equal(2, made.Length);
        Assert.Contains("slow", _finished);
    }
}
