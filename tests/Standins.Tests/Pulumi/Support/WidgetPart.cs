using Pulumi;

namespace Standins.Tests.Pulumi.Support;

[OutputType]
internal sealed class WidgetPart
{
    public readonly string Label;
    public readonly double? Weight;

    [OutputConstructor]
    private WidgetPart(string label, double? weight)
    {
        Label = label;
        Weight = weight;
    }
}
