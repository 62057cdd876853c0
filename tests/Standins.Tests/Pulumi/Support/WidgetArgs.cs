using Pulumi;

namespace Standins.Tests.Pulumi.Support;

internal sealed class WidgetArgs : ResourceArgs
{
    [Input("tags")]
    private InputMap<string>? _tags;

    [Input("parts")]
    private InputList<WidgetPartArgs>? _parts;

    [Input("title")]
    public Input<string>? Title { get; set; }

    [Input("count")]
    public Input<int>? Count { get; set; }

    [Input("archive")]
    public Input<Archive>? Archive { get; set; }

    [Input("mode")]
    public InputUnion<string, int>? Mode { get; set; }

    [Input("owner")]
    public Input<string>? Owner { get; set; }

    public InputMap<string> Tags
    {
        get => _tags ??= new InputMap<string>();
        set => _tags = value;
    }

    public InputList<WidgetPartArgs> Parts
    {
        get => _parts ??= new InputList<WidgetPartArgs>();
        set => _parts = value;
    }
}
