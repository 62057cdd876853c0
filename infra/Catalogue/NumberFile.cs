using WhatsAppReplies.Infra.Tables;

namespace WhatsAppReplies.Infra.Catalogue;

/// <summary>One file under <c>infra/numbers</c>: a number of the company, and who answers at it.</summary>
internal sealed record NumberFile
{
    /// <summary>The file's, without <c>.json</c>: the number itself names nothing, since names stand in logs.</summary>
    public required string Name { get; init; }

    public required string CompanyNumber { get; init; }

    public required string AssistantId { get; init; }

    /// <summary>Null: the stack's.</summary>
    public string? CredentialsId { get; init; }

    /// <summary>Null: the stack's.</summary>
    public string? ApiKeyReference { get; init; }

    /// <summary>Null: no.</summary>
    public bool? AnswerNewCustomers { get; init; }

    /// <summary>Null: the stack's.</summary>
    public int? QuietTimeSeconds { get; init; }

    /// <summary>Each alone in a message ends the messages.</summary>
    public IReadOnlyList<string> OptOutWords { get; init; } = [];

    /// <summary>What acknowledges it; null: there are no such words.</summary>
    public string? OptOutReply { get; init; }

    public string ToItem() => new ItemText()
        .Text(Contract.Numbers.CompanyNumber, CompanyNumber)
        .Text(Contract.Numbers.AssistantId, AssistantId)
        .Text(Contract.Numbers.CredentialsId, CredentialsId)
        .Text(Contract.Numbers.ApiKeyReference, ApiKeyReference)
        .Flag(Contract.Numbers.AnswerNewCustomers, AnswerNewCustomers)
        .Number(Contract.Numbers.QuietTimeSeconds, QuietTimeSeconds)
        .Texts(Contract.Numbers.OptOutWords, OptOutWords)
        .Text(Contract.Numbers.OptOutReply, OptOutReply)
        .ToString();
}
