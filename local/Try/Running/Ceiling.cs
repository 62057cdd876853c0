using System.Globalization;

namespace WhatsAppReplies.Local.Try.Running;

/// <summary>Ceiling of what the trials may cost: a request that could pass it is not sent.</summary>
/// <param name="prices">Of the assistant.</param>
/// <param name="most">In dollars.</param>
/// <param name="mostOutput">Tokens of one answer.</param>
internal sealed class Ceiling(Prices prices, decimal most, int mostOutput)
{
    private decimal _spent;

    public void Spend(Usage usage) => _spent += prices.Of(usage);

    /// <summary>A request whose answer was lost may have been charged: it counts with all that it could have cost.</summary>
    public void SpendAll(int mostInput) => _spent += prices.Of(new Usage(mostInput, mostOutput));

    /// <returns>Why a request is not sent; null: it may be.</returns>
    public string? WhyNot(int mostInput)
    {
        var possible = _spent + prices.Of(new Usage(mostInput, mostOutput));
        return possible <= most
            ? null
            : string.Create(
                CultureInfo.InvariantCulture,
                $"it could cost ${possible:0.00####} together with what was spent, and the ceiling is ${most:0.00}: --most-dollars raises it");
    }
}
