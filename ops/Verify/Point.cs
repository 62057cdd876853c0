namespace WhatsAppReplies.Ops.Verify;

/// <summary>One thing that must hold of a deployed stack.</summary>
/// <param name="Subject">A resource by its name, or the conversation that is tried.</param>
/// <param name="What">What must hold.</param>
/// <param name="Holds">Whether it does.</param>
/// <param name="Seen">What was seen; no value of a secret.</param>
internal sealed record Point(string Subject, string What, bool Holds, string Seen)
{
    public static Point Same(string subject, string what, string declared, string? seen) =>
        new(subject, $"{what} is {declared}", declared == seen, seen ?? "nothing");
}
