using WhatsAppReplies.Local.Cloud.Gateway;

namespace WhatsAppReplies.Local.Tests.EndToEnd.Harness;

/// <summary>
/// Fault injection for single conversations. The gateway's own faults know the table but not the conversation; here, many
/// scenarios run over the same tables.
/// </summary>
internal sealed class FaultyService(IAwsService service, ConversationFaults faults) : IAwsService
{
    public string Name => service.Name;

    public AwsProtocol Protocol => service.Protocol;

    public IReadOnlyList<(string Action, string Resource)> Permissions(string operation, AwsRequest request) => service.Permissions(operation, request);

    public Task<AwsHttpAnswer> SendAsync(string operation, AwsRequest request, CancellationToken cancellationToken) =>
        faults.AnswerAsync(new FunctionCall(operation, request), () => service.SendAsync(operation, request, cancellationToken));
}
