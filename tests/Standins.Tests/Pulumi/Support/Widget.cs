using System.Collections.Immutable;
using Pulumi;

namespace Standins.Tests.Pulumi.Support;

internal sealed class Widget(string name, WidgetArgs? args = null, CustomResourceOptions? options = null)
    : CustomResource(Token, name, args ?? new WidgetArgs(), options)
{
    public const string Token = "test:index/widget:Widget";

    [Output("title")]
    public Output<string> Title { get; private set; } = null!;

    [Output("count")]
    public Output<int> Count { get; private set; } = null!;

    [Output("tags")]
    public Output<ImmutableDictionary<string, string>?> Tags { get; private set; } = null!;

    [Output("parts")]
    public Output<ImmutableArray<WidgetPart>> Parts { get; private set; } = null!;
}
