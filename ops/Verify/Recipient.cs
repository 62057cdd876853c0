using Amazon.DynamoDBv2.Model;
using WhatsAppReplies.Shared.Dynamo;
using Names = WhatsAppReplies.Contract.Conversations;

namespace WhatsAppReplies.Ops.Verify;

/// <summary>Whose phone gets a message, and what of the company's sends it.</summary>
internal sealed record Recipient
{
    private const string WhatsApp = "whatsapp";

    /// <summary>The operator's phone.</summary>
    public required string Address { get; init; }

    public required string CompanyNumber { get; init; }

    public required string AssistantId { get; init; }

    /// <summary>Null: the stack's.</summary>
    public required string? CredentialsId { get; init; }

    /// <summary>Null: the stack's.</summary>
    public required string? ApiKeyReference { get; init; }

    /// <exception cref="MistakeException">Who answers, or from where, is not said and cannot be told.</exception>
    public static Recipient Of(VerifySettings settings, Stack stack)
    {
        var numbers = stack.Numbers();
        var number = settings.Number is { } named ? numbers.FirstOrDefault(one => one.CompanyNumber == named) : numbers is [var only] ? only : null;
        return new Recipient
        {
            Address = settings.Recipient!,
            CompanyNumber = settings.Number ?? number?.CompanyNumber
                ?? throw new MistakeException(
                    $"--number is missing: the stack answers at {numbers.Count} numbers of the company, and one has to send the message."),
            AssistantId = settings.Assistant ?? number?.AssistantId ?? (stack.Assistants is [var assistant] ? assistant : null)
                ?? throw new MistakeException($"--assistant is missing: one of {string.Join(", ", stack.Assistants)} has to answer."),
            CredentialsId = number?.CredentialsId,
            ApiKeyReference = number?.ApiKeyReference,
        };
    }

    /// <summary>As the inbound function writes them.</summary>
    public Dictionary<string, AttributeValue> Record => new()
    {
        [Names.ChannelMethod] = Av.S(WhatsApp),
        [Names.AiConfig] = Av.M(new() { [Names.OpenAiConfig] = OfWhatsApp((Names.AssistantId, AssistantId), (Names.ApiKeyReference, ApiKeyReference)) }),
        [Names.ChannelConfig] = OfWhatsApp((Names.CompanyNumber, CompanyNumber), (Names.CredentialsId, CredentialsId)),
    };

    /// <summary>Without the numbers, so that no text that is made of it holds one.</summary>
    public override string ToString() => "recipient";

    private static AttributeValue OfWhatsApp(params (string Name, string? Value)[] settings) => Av.M(new()
    {
        [Names.WhatsApp] = Av.M(settings.Where(setting => setting.Value is not null).ToDictionary(setting => setting.Name, setting => Av.S(setting.Value!))),
    });
}
