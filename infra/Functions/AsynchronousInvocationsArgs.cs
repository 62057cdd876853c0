using Pulumi;

namespace WhatsAppReplies.Infra.Functions;

internal sealed class AsynchronousInvocationsArgs : ResourceArgs
{
    [Input("functionName", required: true)]
    public required Input<string> FunctionName { get; init; }

    [Input("qualifier")]
    public required Input<string> Qualifier { get; init; }

    [Input("maximumRetryAttempts")]
    public required Input<int> MaximumRetryAttempts { get; init; }

    [Input("maximumEventAgeInSeconds")]
    public required Input<int> MaximumEventAgeInSeconds { get; init; }
}
