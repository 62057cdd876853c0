using System.Globalization;
using WhatsAppReplies.Local.Providers.OpenAi;

namespace WhatsAppReplies.Local.Runner.Chaos.Faults;

/// <summary>
/// Fault injection for the model's provider: it fails, hangs up or is late; and now and then its reply is so long that it takes several
/// messages.
/// </summary>
internal sealed class RandomModelFaults(int seed, Counts counts, FaultSwitch faultSwitch)
{
    private const double FaultProbability = 0.1;
    private const double LongReplies = 0.15;

    private readonly SeededRandom _faults = new(seed, "model");
    private readonly SeededRandom _replies = new(seed, "replies");
    private int _longReplies;

    public void Install(OpenAiServer openAi)
    {
        openAi.Script.When(_ => !faultSwitch.IsOff && _faults.Chance(FaultProbability), _ => Fault());
        openAi.Script.When(call => call.Endpoint == OpenAiEndpoint.CreateResponse && _replies.Chance(LongReplies), LongReply);
    }

    private OpenAiFault Fault()
    {
        var fault = _faults.OneOf<OpenAiFault>(
            () => new OpenAiFault.Refuse(OpenAiError.Server),
            () => new OpenAiFault.Refuse(OpenAiError.Overloaded),
            () => new OpenAiFault.Refuse(OpenAiError.RateLimited(retryAfterSeconds: 1)),
            () => new OpenAiFault.Html(),
            () => new OpenAiFault.Drop(TakesEffect: _faults.Chance(0.5)),
            () => new OpenAiFault.DropMidBody(),
            () => new OpenAiFault.Garbage(),
            () => new OpenAiFault.Late(_faults.Seconds(1, 5)));
        counts.Add($"model {fault.GetType().Name}");
        return fault;
    }

    /// <summary>No two of them have a part in common, also when the model is asked the same again.</summary>
    private OpenAiFault.Answer LongReply(OpenAiCall call)
    {
        var number = Interlocked.Increment(ref _longReplies).ToString(CultureInfo.InvariantCulture);
        return new OpenAiFault.Answer(new ModelAnswer.Text(DefaultReply.To([number], call.UserText, 1700 + _replies.Below(3000))));
    }
}
