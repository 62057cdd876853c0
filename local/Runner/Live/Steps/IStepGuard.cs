namespace WhatsAppReplies.Local.Runner.Live.Steps;

/// <summary>Stands before and after every call, and lets it pass or not.</summary>
internal interface IStepGuard
{
    /// <returns>False: the caller is gone, and its call with it.</returns>
    Task<bool> BeforeAsync(string service, string operation, ReadOnlyMemory<byte> request, string caller);

    Task AfterAsync(string service, string operation, ReadOnlyMemory<byte> request, string caller);
}
