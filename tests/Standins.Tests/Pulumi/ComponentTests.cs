using Pulumi;
using Pulumi.Utilities;
using Standins.Tests.Pulumi.Support;

namespace Standins.Tests.Pulumi;

public class ComponentTests
{
    private readonly RecordingMocks _mocks = new();

    [Fact]
    public async Task A_component_reaches_the_mocks_before_its_children()
    {
        await Run.AsPreviewAsync(_mocks, () => _ = new Group("shop", group => _ = new Widget("one", options: new CustomResourceOptions { Parent = group })));

        Assert.Equal(["shop", "one"], _mocks.Resources.Select(resource => resource.Name));
        Assert.Equal(Group.Token, _mocks.Resource("shop").Type);
        Assert.Empty(_mocks.Resource("shop").Inputs);
    }

    [Fact]
    public async Task A_component_registers_the_outputs_it_declares()
    {
        var resources = await Run.AsPreviewAsync(_mocks, () => _ = new Group("shop"));

        var urn = await OutputUtilities.GetValueAsync(resources.Single().Urn);
        Assert.Equal("shop.example", await OutputUtilities.GetValueAsync(_mocks.Outputs[urn].Outputs["address"]));
    }

    [Fact]
    public async Task An_address_ends_with_type_and_name()
    {
        var resources = await Run.AsPreviewAsync(_mocks, () => _ = new Widget("one"));

        var urn = await OutputUtilities.GetValueAsync(resources.Single().Urn);
        Assert.StartsWith("urn:pulumi:stack::project::", urn, StringComparison.Ordinal);
        Assert.EndsWith($"${Widget.Token}::one", urn, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_resource_tells_its_type_and_name()
    {
        var resources = await Run.AsPreviewAsync(_mocks, () => _ = new Widget("one"));

        var widget = resources.Single();
        Assert.Equal((Widget.Token, "one"), (widget.GetResourceType(), widget.GetResourceName()));
    }
}
