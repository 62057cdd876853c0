using Pulumi;

namespace Standins.Tests.Pulumi.Support;

internal sealed class WidgetPartArgs : ResourceArgs
{
    [Input("label", required: true)]
    public Input<string> Label { get; set; } = null!;

    [Input("weight")]
    public Input<double>? Weight { get; set; }
}
