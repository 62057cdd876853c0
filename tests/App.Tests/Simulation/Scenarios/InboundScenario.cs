namespace App.Tests.Simulation.Scenarios;

/// <summary>What happens around the inbound function where it stages the messages.</summary>
/// <param name="QuietTime">Between a webhook and its trigger.</param>
/// <param name="RepeatsWebhooks">The address in the provider's console asks for repetitions (<c>#rc=5&amp;rp=all</c>); without them each webhook
/// is tried once.</param>
/// <param name="MoreSweeps">How many sweeps come when there is nothing left to find.</param>
internal sealed record InboundScenario(TimeSpan QuietTime, bool RepeatsWebhooks, int MoreSweeps)
{
    public CustomerKind Customer { get; init; }

    /// <summary>When another system makes its record of a customer who has written first.</summary>
    public TimeSpan? WrittenToAt { get; init; }

    public IReadOnlyList<Preference> Preferences { get; init; } = [];

    /// <summary>No record stands when the history begins: the inbound function makes it.</summary>
    public bool IsOfNewCustomer => Customer is CustomerKind.New or CustomerKind.NewAndWrittenTo;

    /// <summary>What the index of conversations tells changes while the history lasts.</summary>
    public bool HasLateIndex => Customer != CustomerKind.Known;
}
