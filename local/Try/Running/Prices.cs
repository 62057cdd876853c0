namespace WhatsAppReplies.Local.Try.Running;

/// <summary>Prices of an assistant's file, in dollars for a million tokens.</summary>
internal sealed record Prices(decimal Input, decimal Output)
{
    private const decimal Million = 1_000_000;

    public decimal Of(Usage usage) => ((usage.Input * Input) + (usage.Output * Output)) / Million;
}
