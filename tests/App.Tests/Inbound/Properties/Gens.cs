using System.Text;
using CsCheck;

namespace App.Tests.Inbound.Properties;

/// <summary>Forms and queries that nobody would think of: every character there is, names that come several times.</summary>
internal static class Gens
{
    private const string QueryCharacters = "abcXYZ019-._~!$'()*,;:@/?=&+%";

    public static Gen<string> Text { get; } = Gen.OneOf(
            Gen.Int[0x20, 0x7E],
            Gen.Int[0, 0xFFFF],
            Gen.Int[0x10000, 0x10FFFF],
            OneOf<int>('&', '=', '+', '%', '\0', '\r', '\n', ' ', '#'))
        .Where(value => Rune.IsValid(value))
        .Select(value => new Rune(value).ToString())
        .Array[0, 12]
        .Select(string.Concat);

    /// <summary>Few names, so that they repeat.</summary>
    public static Gen<string> Name { get; } = Gen.Frequency((3, OneOf("Body", "From", "To", "Tag", "a", "A")), (1, Text.Where(name => name.Length > 0)));

    public static Gen<KeyValuePair<string, string>[]> Fields { get; } =
        Gen.Select(Name, Text, (name, value) => KeyValuePair.Create(name, value)).Array[0, 8];

    public static Gen<string> Query { get; } = Gen.Int[0, QueryCharacters.Length - 1].Select(index => QueryCharacters[index]).Array[0, 20].Select(letters =>
        new string(letters));

    public static Gen<T> OneOf<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(index => values[index]);

    /// <summary>The same text in all the ways in which a form may write it.</summary>
    public static Gen<string> Encoded(string text) => Gen.Int[0, 3].Array[Encoding.UTF8.GetByteCount(text)].Select(ways =>
    {
        var encoded = new StringBuilder();
        var bytes = Encoding.UTF8.GetBytes(text);
        for (var index = 0; index < bytes.Length; index++)
        {
            var next = bytes[index];
            encoded.Append(ways[index] switch
            {
                0 when char.IsAsciiLetterOrDigit((char)next) => $"{(char)next}",
                1 when next == ' ' => "+",
                2 => $"%{next:x2}",
                _ => $"%{next:X2}",
            });
        }

        return encoded.ToString();
    });
}
