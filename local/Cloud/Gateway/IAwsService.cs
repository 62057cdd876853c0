namespace WhatsAppReplies.Local.Cloud.Gateway;

/// <summary>A service behind the gateway.</summary>
internal interface IAwsService
{
    /// <summary>As the credential scope names it.</summary>
    string Name { get; }

    AwsProtocol Protocol { get; }

    /// <summary>What a caller needs to be allowed, as action and resource. An operation that this machine does not know is refused.</summary>
    IReadOnlyList<(string Action, string Resource)> Permissions(string operation, AwsRequest request);

    /// <summary>Carries the call out; throws <see cref="AwsException"/> for what the service refuses.</summary>
    Task<AwsHttpAnswer> SendAsync(string operation, AwsRequest request, CancellationToken cancellationToken);
}
