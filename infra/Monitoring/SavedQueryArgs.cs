using Pulumi;

namespace WhatsAppReplies.Infra.Monitoring;

internal sealed class SavedQueryArgs : ResourceArgs
{
    [Input("name", required: true)]
    public required Input<string> Name { get; init; }

    [Input("logGroupNames")]
    public required InputList<string> LogGroupNames { get; init; }

    [Input("queryString", required: true)]
    public required Input<string> QueryString { get; init; }
}
