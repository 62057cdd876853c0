using System.Collections.Concurrent;
using System.Text;
using WhatsAppReplies.Local.Cloud.Gateway;

namespace WhatsAppReplies.Local.Tests.Ops;

/// <summary>Service before whose call somebody else can do something, once.</summary>
internal sealed class ServiceThatCanBePreceded(IAwsService service, ConcurrentDictionary<string, Func<Task>> before) : IAwsService
{
    public string Name => service.Name;

    public AwsProtocol Protocol => service.Protocol;

    public IReadOnlyList<(string Action, string Resource)> Permissions(string operation, AwsRequest request) => service.Permissions(operation, request);

    public async Task<AwsHttpAnswer> SendAsync(string operation, AwsRequest request, CancellationToken cancellationToken)
    {
        foreach (var (what, action) in before)
        {
            var names = what.Split(' ', 2);
            if (operation == names[0]
                && Encoding.UTF8.GetString(request.Body.Span).Contains(names[1], StringComparison.Ordinal)
                && before.TryRemove(what, out _))
            {
                await action();
            }
        }

        return await service.SendAsync(operation, request, cancellationToken);
    }
}
