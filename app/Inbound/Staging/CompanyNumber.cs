using WhatsAppReplies.Shared.Results;

namespace WhatsAppReplies.Inbound.Staging;

/// <summary>A number of the company, as its file under <c>infra/numbers/</c> has it.</summary>
/// <param name="Number">Without a prefix.</param>
/// <param name="AssistantId">Who answers customers that have no record yet.</param>
/// <param name="CredentialsSecretId">Nothing: the stack's.</param>
/// <param name="ApiKeySecretId">Nothing: the stack's.</param>
/// <param name="AnswersNewCustomers">A person who was never written to gets a record, and so an answer.</param>
/// <param name="QuietTime">Nothing: the stack's.</param>
internal sealed record CompanyNumber(
    string Number, string? AssistantId, string? CredentialsSecretId, string? ApiKeySecretId, bool AnswersNewCustomers, TimeSpan? QuietTime)
{
    /// <summary>Nothing: no word of a customer ends the messages.</summary>
    public OptOut? OptOut { get; init; }

    /// <summary>What is wrong with its item; nothing can be done at this number before it is mended.</summary>
    public Failure? Malformed { get; init; }

    /// <summary>A record prints its members; the number is private.</summary>
    public override string ToString() => "company number";
}
