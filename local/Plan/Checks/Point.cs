namespace WhatsAppReplies.Local.Plan.Checks;

/// <summary>Point that the deployment plan wants verified, of a stack on this machine or of one that is deployed.</summary>
/// <param name="Step">Of the deployment plan.</param>
/// <param name="Subject">The stack, a resource of it by its name, or a conversation.</param>
/// <param name="What">What must hold.</param>
/// <param name="Holds">Whether it does.</param>
/// <param name="Seen">What was seen; no text of a customer and no value of a secret.</param>
internal sealed record Point(int Step, string Subject, string What, bool Holds, string Seen)
{
    public static Point Same(int step, string subject, string what, string declared, string? seen) =>
        new(step, subject, $"{what} is {declared}", declared == seen, seen ?? "nothing");
}
