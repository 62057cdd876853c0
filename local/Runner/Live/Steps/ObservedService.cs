using WhatsAppReplies.Local.Cloud.Gateway;

namespace WhatsAppReplies.Local.Runner.Live.Steps;

/// <summary>
/// Interceptor of a service: may kill the caller before and after a step, and hands every call on to whoever looks at it later. Nobody's call waits for that.
/// </summary>
internal sealed class ObservedService(IAwsService service, IStepGuard guard, Action<ObservedCall> observe, TimeProvider time) : IAwsService
{
    private const string LongPoll = "ReceiveMessage";

    /// <summary>Nobody gets it.</summary>
    private static readonly AwsError CallerIsGone = new(503, "ServiceUnavailable", "The caller was killed before its call was carried out.");

    public string Name => service.Name;

    public AwsProtocol Protocol => service.Protocol;

    public IReadOnlyList<(string Action, string Resource)> Permissions(string operation, AwsRequest request) => service.Permissions(operation, request);

    public async Task<AwsHttpAnswer> SendAsync(string operation, AwsRequest request, CancellationToken cancellationToken)
    {
        if (operation == LongPoll) return await service.SendAsync(operation, request, cancellationToken);

        var caller = Authorization.Parse(request.Header("Authorization"))!.AccessKeyId;
        if (!await guard.BeforeAsync(Name, operation, request.Body, caller)) throw new AwsException(CallerIsGone);
        AwsHttpAnswer answer;
        try
        {
            // What has reached AWS is carried out, whether its caller lives to hear of it or not.
            answer = await service.SendAsync(operation, request, CancellationToken.None);
        }
        catch (AwsException)
        {
            observe(new ObservedCall(Name, operation, request.Body, default, false, caller, time.GetUtcNow()));
            throw;
        }

        observe(new ObservedCall(Name, operation, request.Body, answer.Body, answer.Succeeded, caller, time.GetUtcNow()));
        await guard.AfterAsync(Name, operation, request.Body, caller);
        return answer;
    }
}
