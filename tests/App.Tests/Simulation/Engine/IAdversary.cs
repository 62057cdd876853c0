using App.Tests.Fakes.Calls;

namespace App.Tests.Simulation.Engine;

/// <summary>Adversary (environment) of the function: decides delays, faults, crashes and deliveries.</summary>
internal interface IAdversary
{
    CallPlan Plan(Worker worker, ExternalCall call);

    /// <summary>The queue hands a message out.</summary>
    DeliveryPlan PlanDelivery();

    /// <summary>Another system that stages takes its next step this much later.</summary>
    TimeSpan WebhookPause();

    /// <summary>The provider posts a webhook to the inbound function.</summary>
    WebhookPlan PlanWebhook();

    /// <summary>How far the index of conversations is behind its table, for one query.</summary>
    TimeSpan IndexLag();

    /// <summary>How far the wall clock of a new process is off.</summary>
    TimeSpan Skew();
}
