using WhatsAppReplies.Local.Gateway;

namespace WhatsAppReplies.Local.Chaos.Trouble;

/// <summary>A service whose calls by the function are the killer's occasions, and whose writes tell what has been recorded.</summary>
internal sealed class WatchedService(IAwsService service, Killer killer, RecordedFragments recorded) : IAwsService
{
    private const string LongPoll = "ReceiveMessage";

    public string Name => service.Name;

    public AwsProtocol Protocol => service.Protocol;

    public IReadOnlyList<(string Action, string Resource)> Permissions(string operation, ReadOnlyMemory<byte> body) => service.Permissions(operation, body);

    public async Task<AwsAnswer> SendAsync(string operation, AwsRequest request, CancellationToken cancellationToken)
    {
        var caller = Authorization.Parse(request.Header("Authorization"))!.AccessKeyId;
        await killer.BeforeAsync(caller);

        // What has reached AWS is carried out, whether its caller lives to hear of it or not.
        var answer = await service.SendAsync(operation, request, operation == LongPoll ? cancellationToken : CancellationToken.None);
        if (answer.Succeeded && operation == "UpdateItem") recorded.Look(request.Body);
        await killer.AfterAsync(caller);
        return answer;
    }
}
