using System.Security.Cryptography;
using System.Text;

namespace WhatsAppReplies.Shared.Telemetry;

/// <summary>Hash that stands for a conversation or a customer outside the tables: ids and addresses may hold phone numbers.</summary>
internal static class ConversationHash
{
    private const int ShortLength = 12;

    /// <summary>Enough to find the records of one conversation in a log.</summary>
    public static string Short(string text) => Full(text)[..ShortLength];

    public static string Full(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
