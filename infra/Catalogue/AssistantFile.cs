using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace WhatsAppReplies.Infra.Catalogue;

/// <summary>One file under <c>infra/assistants</c>.</summary>
internal sealed record AssistantFile
{
    /// <summary>Without zeros at the end, as DynamoDB gives numbers back: else an unchanged price would show as a difference.</summary>
    private const string ShortestForm = "G29";

    /// <summary>Letters of any language as they are, for the same reason.</summary>
    private static readonly JsonSerializerOptions AsReadBack = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public required string Id { get; init; }

    public required string Model { get; init; }

    /// <summary>Lines, so that a difference shows which one changed.</summary>
    public required IReadOnlyList<string> Instructions { get; init; }

    public int? MaxOutputTokens { get; init; }

    public decimal? Temperature { get; init; }

    public string? ReasoningEffort { get; init; }

    public decimal? InputPrice { get; init; }

    public decimal? OutputPrice { get; init; }

    public string ToItem()
    {
        var item = new SortedDictionary<string, Dictionary<string, string>>(StringComparer.Ordinal);
        Text(Contract.Assistants.AssistantId, Id);
        Text(Contract.Assistants.Model, Model);
        Text(Contract.Assistants.Instructions, string.Join('\n', Instructions));
        Number(Contract.Assistants.MaxOutputTokens, MaxOutputTokens);
        Number(Contract.Assistants.Temperature, Temperature);
        Text(Contract.Assistants.ReasoningEffort, ReasoningEffort);
        Number(Contract.Assistants.InputPrice, InputPrice);
        Number(Contract.Assistants.OutputPrice, OutputPrice);
        return JsonSerializer.Serialize(item, AsReadBack);

        void Text(string name, string? value)
        {
            if (value is not null)
                item[name] = new Dictionary<string, string> { ["S"] = value };
        }

        void Number(string name, decimal? value)
        {
            if (value is { } number)
                item[name] = new Dictionary<string, string> { ["N"] = number.ToString(ShortestForm, CultureInfo.InvariantCulture) };
        }
    }
}
