namespace WhatsAppReplies.Local.Cloud.Lambda;

/// <summary>A function, and which of its versions is meant.</summary>
/// <param name="Function">The function's name.</param>
/// <param name="Qualifier">A version or an alias; null: what is not published.</param>
internal sealed record QualifiedName(string Function, string? Qualifier)
{
    private const string BeforeName = ":function:";

    /// <summary>Of a name or an ARN, each with or without a qualifier behind it.</summary>
    public static QualifiedName Of(string text)
    {
        var name = text.LastIndexOf(BeforeName, StringComparison.Ordinal) is >= 0 and var at ? text[(at + BeforeName.Length)..] : text;
        return name.Split(':', 2) is [var function, var qualifier] ? new QualifiedName(function, qualifier) : new QualifiedName(name, null);
    }
}
