namespace WhatsAppReplies.Local.CloudWatch.Patterns;

/// <param name="Quoted">Stood in double quotes: never a keyword, a number or a symbol.</param>
internal readonly record struct PatternToken(string Text, bool Quoted)
{
    public static readonly PatternToken End = new("", false);

    public bool IsSymbol => !Quoted && Text is "{" or "}" or "(" or ")" or "&&" or "||" or "=" or "!=" or "<" or "<=" or ">" or ">=";
}
