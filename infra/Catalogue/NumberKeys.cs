using System.Text.Json;
using System.Text.RegularExpressions;

namespace WhatsAppReplies.Infra.Catalogue;

/// <summary>The keys of a number's file: what the inbound function would refuse later, in front of a customer, is refused here.</summary>
internal static partial class NumberKeys
{
    /// <summary>Seconds that SQS delays a message by at most.</summary>
    public const int LongestQuietTime = 900;

    /// <summary>What WhatsApp takes as one message.</summary>
    private const int LongestLine = 1000;

    public static readonly IReadOnlyList<CatalogueKey> All =
    [
        new(
            Contract.Numbers.CompanyNumber,
            true,
            "+ and 7 to 15 digits, the country's first, without spaces and without whatsapp:",
            value => JsonRules.IsText(value) && IsNumber(value.GetString()!))
        {
            IsPrivate = true,
        },
        new(Contract.Numbers.AssistantId, true, "an assistant: the name of a file under infra/assistants, without .json", JsonRules.IsText),
        new(Contract.Numbers.CredentialsId, false, "the name of a Twilio secret that the stack may read", JsonRules.IsText),
        new(Contract.Numbers.ApiKeyReference, false, "the name of a secret of the model provider that the stack may read", JsonRules.IsText),
        new(Contract.Numbers.AnswerNewCustomers, false, "true or false", JsonRules.IsFlag),
        new(Contract.Numbers.QuietTimeSeconds, false, $"a whole number from 0 to {LongestQuietTime}", value => JsonRules.IsWhole(value, 0, LongestQuietTime)),
        new(Contract.Numbers.OptOutWords, false, "a list of words or short phrases, each once in any case", IsWords),
        new(Contract.Numbers.OptOutReply, false, $"a line of at most {LongestLine} characters, with {Contract.Numbers.OptOutWords}", value =>
            JsonRules.IsText(value) && value.GetString()!.Length <= LongestLine && !value.GetString()!.Any(char.IsControl)),
    ];

    /// <summary>Of a phone, written as the company's numbers are.</summary>
    public static bool IsNumber(string text) => NumberForm().IsMatch(text);

    private static bool IsWords(JsonElement value) =>
        JsonRules.IsList(value, JsonRules.IsText)
        && value.EnumerateArray().Select(word => word.GetString()!.Trim()).Distinct(StringComparer.OrdinalIgnoreCase).Count() == value.GetArrayLength();

    [GeneratedRegex(@"^\+[1-9]\d{6,14}\z")]
    private static partial Regex NumberForm();
}
