using WhatsAppReplies.Local.Cloud.Gateway;
using WhatsAppReplies.Local.Runner.Chaos.Workload;

namespace WhatsAppReplies.Local.Runner.Chaos.Faults;

/// <summary>
/// Interceptor of a service: before and after each call of the function it may kill the caller, and it reads from the writes what has been
/// recorded.
/// </summary>
internal sealed class InterceptedService(IAwsService service, ProcessKiller killer, RecordedFragments recorded) : IAwsService
{
    private const string LongPoll = "ReceiveMessage";

    public string Name => service.Name;

    public AwsProtocol Protocol => service.Protocol;

    public IReadOnlyList<(string Action, string Resource)> Permissions(string operation, AwsRequest request) => service.Permissions(operation, request);

    public async Task<AwsHttpAnswer> SendAsync(string operation, AwsRequest request, CancellationToken cancellationToken)
    {
        var caller = Authorization.Parse(request.Header("Authorization"))!.AccessKeyId;
        await killer.BeforeAsync(caller);

        // What has reached AWS is carried out, whether its caller lives to hear of it or not.
        var answer = await service.SendAsync(operation, request, operation == LongPoll ? cancellationToken : CancellationToken.None);
        if (answer.Succeeded && operation == "UpdateItem") recorded.Observe(request.Body);
        await killer.AfterAsync(caller);
        return answer;
    }
}
