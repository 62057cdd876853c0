using Pulumi;

namespace WhatsAppReplies.Infra.Naming;

/// <summary>
/// The one place where physical names are made. They follow from project and stack, so that people, alarms and policies can
/// name a resource before it exists and two stacks never meet in one account. The price: Pulumi must delete a resource before
/// it can replace it, which is why everything that holds data is protected.
/// </summary>
internal sealed class ResourceNames(string project, string stack)
{
    /// <summary>On every resource that can carry tags.</summary>
    public InputMap<string> Tags => new() { ["Project"] = project, ["Stack"] = stack, ["ManagedBy"] = "pulumi" };

    /// <summary>For commands in texts.</summary>
    public string Stack => stack;

    public string Conversations => Of("conversations");

    public string Stage => Of("stage");

    public string TriggerLocks => Of("trigger-locks");

    public string Assistants => Of("assistants");

    public string Numbers => Of("numbers");

    public string Triggers => Of("triggers");

    public string DeadLetters => Of("triggers-dead-letter");

    public string HandOffs => Of("hand-offs");

    /// <summary>The function that replies.</summary>
    public FunctionNames Replies => new($"{project}-{stack}", Of("function"));

    /// <summary>The function that takes webhooks.</summary>
    public FunctionNames Inbound => new(Of("inbound"), Of("inbound-function"));

    /// <summary>The function that pauses at a spend ceiling.</summary>
    public FunctionNames Pause => new(Of("pause"), Of("pause-function"));

    public string Sweep => Of("sweep");

    public string AlarmTopic => Of("alarms");

    public string Dashboard => $"{project}-{stack}";

    /// <summary>Of what counts records in a log group.</summary>
    public string LogFilter(string what) => Of(what);

    public string Alarm(string what) => Of(what);

    /// <summary>The console shows what stands before a slash as a folder.</summary>
    public string Query(string what) => $"{project}-{stack}/{what}";

    private string Of(string what) => $"{project}-{stack}-{what}";
}
