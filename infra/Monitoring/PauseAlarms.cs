using WhatsAppReplies.Infra.Pausing;

namespace WhatsAppReplies.Infra.Monitoring;

/// <summary>
/// Whatever the function that pauses does not bring to its end is an error of it: a refused call,
/// an event that it does not know, a process that does not start.
/// </summary>
internal static class PauseAlarms
{
    public const string Failed = "pause-failed";

    public static AlarmDefinition Of(StackContext stack, PauseAtCeiling pause) => new(
        Failed,
        "A spend ceiling is reached, and replies could not be paused: they go on, and so does what the model costs.",
        $"stop them in seconds: ./build.sh --target=Pause --stack={stack.Names.Stack}. "
        + $"Then read the CRITICAL record in {stack.Names.Pause.LogGroup}: its field reason says why.",
        Watched.OfLambda(pause.Function.Function.Name, "Errors"));
}
