namespace WhatsAppReplies.Infra.Tests.Support;

/// <summary>A call that the AWS provider makes for a resource.</summary>
/// <param name="Name">As a policy names it.</param>
/// <param name="Looks">Whether a preview that refreshes makes it too.</param>
/// <param name="Anywhere">Whether AWS binds the right to no resource, or to one whose name it makes up.</param>
/// <param name="When">The provider makes it.</param>
internal sealed record ProviderAction(string Name, bool Looks, bool Anywhere, string When);
