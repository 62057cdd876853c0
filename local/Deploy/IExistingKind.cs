using WhatsAppReplies.Local.Plan;

namespace WhatsAppReplies.Local.Deploy;

/// <summary>A type of which the program may name a resource that another system owns.</summary>
internal interface IExistingKind : IResourceKind
{
    Task<AwsAnswer> ReadAsync(string id, CancellationToken cancellationToken);
}
