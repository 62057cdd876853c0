using WhatsAppReplies.Local.Cloud.Gateway;

namespace WhatsAppReplies.Benchmarks.Fixtures;

/// <summary>Interceptor of a service that can have another one around it, or none: calls go the one way or the other from one moment to the next.</summary>
internal sealed class ServiceSwitch : IAwsService
{
    private readonly IAwsService _plain;
    private volatile IAwsService _way;

    public ServiceSwitch(IAwsService plain) => _plain = _way = plain;

    public string Name => _plain.Name;

    public AwsProtocol Protocol => _plain.Protocol;

    public void GoThrough(Func<IAwsService, IAwsService> around) => _way = around(_plain);

    /// <summary>As if there had never been anything around it.</summary>
    public void GoPast() => _way = _plain;

    public IReadOnlyList<(string Action, string Resource)> Permissions(string operation, AwsRequest request) => _plain.Permissions(operation, request);

    public Task<AwsHttpAnswer> SendAsync(string operation, AwsRequest request, CancellationToken cancellationToken) =>
        _way.SendAsync(operation, request, cancellationToken);
}
