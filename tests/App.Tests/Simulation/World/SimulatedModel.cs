using System.Globalization;
using App.Tests.Fakes.Calls;
using App.Tests.Fakes.Turns;
using App.Tests.Simulation.Engine;
using WhatsAppReplies.Replies.Model;
using WhatsAppReplies.Shared.Results;

namespace App.Tests.Simulation.World;

/// <summary>Every request gets a reply of its own: <c>r3:2</c> is the third one and has two parts, <c>r3.1</c> and <c>r3.2</c>.</summary>
internal sealed class SimulatedModel(SimulationContext context, ICallInterceptor interceptor, Func<int> parts, Func<bool> handsOff) : IReplyModel
{
    private static readonly Failure Fault = new("simulated", "The simulation says so.");

    private int _replies;

    /// <summary>In place of the splitter, which is not what is tested here.</summary>
    public static IReadOnlyList<string> Split(string reply)
    {
        var colon = reply.IndexOf(':');
        var count = int.Parse(reply.AsSpan(colon + 1), CultureInfo.InvariantCulture);
        return [.. Enumerable.Range(1, count).Select(part => string.Create(CultureInfo.InvariantCulture, $"{reply.AsSpan(0, colon)}.{part}"))];
    }

    public static string ReplyOf(string part) => part[..part.IndexOf('.')];

    public static int NumberOf(string part) => int.Parse(part.AsSpan(part.IndexOf('.') + 1), CultureInfo.InvariantCulture);

    public Task<ModelOutcome> ReplyAsync(ModelRequest request, CancellationToken cancellationToken)
    {
        var call = new ExternalCall("model", "Reply", "", request);
        return Intercepted.RunAsync(interceptor, call, () => Answer(context.Acting!.Plans[call].Fault), cancellationToken);
    }

    private ModelOutcome Answer(CallFault fault) => fault switch
    {
        CallFault.TryAgain => new ModelOutcome.TryAgain(Fault, null) { Attempts = 1 },
        CallFault.Never => new ModelOutcome.Refuse(Fault) { Attempts = 1 },
        _ => FakeModel.Says(string.Create(CultureInfo.InvariantCulture, $"r{++_replies}:{parts()}"), handsOff() ? "a person is asked for" : null),
    };
}
