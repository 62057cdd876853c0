namespace App.Tests.Fakes.Dynamo.Expressions;

/// <summary>An expression, word by word. Words are names, <c>:values</c>, <c>#names</c>, numbers and operators.</summary>
internal sealed class Tokens
{
    private readonly string _text;
    private readonly List<string> _tokens = [];
    private int _next;

    public Tokens(string text)
    {
        _text = text;
        for (var index = 0; index < text.Length;)
        {
            var end = index + 1;
            if (char.IsWhiteSpace(text[index]))
            {
                index = end;
                continue;
            }

            if (IsWord(text[index]) || text[index] is ':' or '#')
            {
                while (end < text.Length && IsWord(text[end]))
                    end++;
            }
            else if (end < text.Length && text[index..(end + 1)] is "<>" or "<=" or ">=")
            {
                end++;
            }

            _tokens.Add(text[index..end]);
            index = end;
        }
    }

    public bool AtEnd => _next == _tokens.Count;

    public string Peek => AtEnd ? "" : _tokens[_next];

    public string Take()
    {
        var token = Peek;
        _next++;
        return token;
    }

    public bool TryTake(string expected)
    {
        if (!Peek.Equals(expected, StringComparison.OrdinalIgnoreCase))
            return false;
        _next++;
        return true;
    }

    public void Expect(string expected)
    {
        if (!TryTake(expected))
            throw Unexpected();
    }

    public Exception Unexpected() => DynamoErrors.Validation($"Invalid expression: syntax error; token: \"{Peek}\", in: \"{_text}\"");

    private static bool IsWord(char character) => char.IsAsciiLetterOrDigit(character) || character == '_';
}
