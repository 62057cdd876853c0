using System.Text.RegularExpressions;

namespace WhatsAppReplies.Ops.Verify;

/// <summary>Hash of the zip that has to be live.</summary>
internal sealed partial record CodeHash
{
    private const int Shown = 12;

    private readonly string _hexadecimal;

    private CodeHash(string hexadecimal) => _hexadecimal = hexadecimal.ToLowerInvariant();

    /// <summary>As Lambda has it.</summary>
    public string OfLambda => Convert.ToBase64String(Convert.FromHexString(_hexadecimal));

    /// <summary>As much of it as people compare.</summary>
    public string Short => _hexadecimal[..Shown];

    /// <param name="text">As <c>sha256sum</c> prints it.</param>
    /// <returns>Null: it is none.</returns>
    public static CodeHash? Of(string text) => Form().IsMatch(text) ? new CodeHash(text) : null;

    /// <param name="hash">As Lambda has it.</param>
    public static string ShortOf(string hash)
    {
        var bytes = new byte[hash.Length];
        return Convert.TryFromBase64String(hash, bytes, out var length) && length >= Shown / 2 ? Convert.ToHexStringLower(bytes.AsSpan(0, Shown / 2)) : hash;
    }

    [GeneratedRegex("^[0-9a-fA-F]{64}$")]
    private static partial Regex Form();
}
