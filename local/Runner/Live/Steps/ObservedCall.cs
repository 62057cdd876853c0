namespace WhatsAppReplies.Local.Runner.Live.Steps;

/// <summary>A call of AWS as it passed.</summary>
/// <param name="Service">As the credential scope names it.</param>
/// <param name="Operation">Such as <c>UpdateItem</c>.</param>
/// <param name="Request">What was asked: JSON.</param>
/// <param name="Answer">What came back: JSON.</param>
/// <param name="Succeeded">Whether it was carried out.</param>
/// <param name="AccessKeyId">Whose call it is.</param>
/// <param name="At">When it was answered.</param>
internal sealed record ObservedCall(
    string Service, string Operation, ReadOnlyMemory<byte> Request, ReadOnlyMemory<byte> Answer, bool Succeeded, string AccessKeyId, DateTimeOffset At)
{
    /// <summary>A record prints its members; what customers write is private.</summary>
    public override string ToString() => $"{Service}:{Operation}";
}
