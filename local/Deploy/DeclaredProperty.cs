namespace WhatsAppReplies.Local.Deploy;

/// <summary>A property that the program sets.</summary>
/// <param name="Owner">For messages: the resource, or the part of it.</param>
/// <param name="Name">Within its owner.</param>
/// <param name="Path">As <see cref="UnderstoodProperties"/> writes it.</param>
internal sealed record DeclaredProperty(string Owner, string Name, string Path);
