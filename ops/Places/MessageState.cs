namespace WhatsAppReplies.Ops.Places;

/// <summary>What Twilio tells of a message.</summary>
/// <param name="Status">In Twilio's word; null: it could not be asked, and <paramref name="Trouble"/> says why.</param>
/// <param name="Code">Why it did not arrive.</param>
/// <param name="Trouble">What is wrong with the answer, whatever the status.</param>
internal sealed record MessageState(string? Status, int? Code, string? Trouble)
{
    /// <summary>The phone has not written to the company for 24 hours.</summary>
    private const int OutsideTheWindow = 63016;

    /// <summary>Nothing changes any more, or nothing more is needed to know. Whoever could not be asked may answer the next time.</summary>
    public bool IsFinal => Status is "delivered" or "read" or "failed" or "undelivered" || (Status is not null && Trouble is not null);

    /// <summary>WhatsApp has it.</summary>
    public bool HasLeft => Trouble is null && Status is "sent" or "delivered" or "read";

    public string InWords => Trouble
        ?? (Code is { } code ? $"{Status}, code {code}{(code == OutsideTheWindow ? ": write to the company's number from this phone first" : "")}" : Status!);
}
