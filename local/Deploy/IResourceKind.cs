using WhatsAppReplies.Local.Plan;

namespace WhatsAppReplies.Local.Deploy;

/// <summary>Makes resources of one type, refusing what AWS refuses.</summary>
internal interface IResourceKind
{
    /// <summary>The type's token.</summary>
    string Type { get; }

    /// <summary>All that it reads.</summary>
    UnderstoodProperties Properties { get; }

    Task<AwsAnswer> CreateAsync(Declared declared, CancellationToken cancellationToken);
}
