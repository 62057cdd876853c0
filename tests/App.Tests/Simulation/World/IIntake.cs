using App.Tests.Simulation.Scenarios;

namespace App.Tests.Simulation.World;

/// <summary>How the customer's messages come to be staged, and to a trigger: by the inbound function, or by another system.</summary>
internal interface IIntake
{
    /// <summary>A message of the customer reaches the company's number; one that came before is a repetition of its webhook.</summary>
    void Receive(Arrival arrival);

    /// <summary>Somebody else than the queue owes some message its trigger.</summary>
    bool IsUnderWay { get; }

    bool IsUnderWayWith(string sid);

    /// <summary>Somebody has taken the conversation's trigger lock and has yet to send its trigger, or has died before.</summary>
    bool OwesTriggerIn(SimulatedConversation conversation);
}
