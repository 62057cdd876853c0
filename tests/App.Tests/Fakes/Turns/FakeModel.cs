using App.Tests.Fakes.Calls;
using WhatsAppReplies.Replies.Model;

namespace App.Tests.Fakes.Turns;

/// <summary>Answers at once, in the order of its script and then always the same.</summary>
internal sealed class FakeModel(ICallInterceptor interceptor) : IReplyModel
{
    public const string Reply = "Hello, this is the reply.";

    public static TokenUsage Usage { get; } = new(100, 20, 120);

    public List<ModelRequest> Requests { get; } = [];

    public Queue<Func<ModelRequest, ModelOutcome>> Script { get; } = new();

    public Func<ModelRequest, ModelOutcome> Otherwise { get; set; } = _ => Says(Reply);

    public static ModelOutcome Says(string text, string? handOff = null, bool complete = false) =>
        new ModelOutcome.Replied(text, Usage, "gpt-test") { Attempts = 1, Signals = new ReplySignals(handOff, complete) };

    public Task<ModelOutcome> ReplyAsync(ModelRequest request, CancellationToken cancellationToken) =>
        Intercepted.RunAsync(
            interceptor,
            new ExternalCall("model", "Reply", "", request),
            () =>
            {
                Requests.Add(request);
                return (Script.TryDequeue(out var scripted) ? scripted : Otherwise)(request);
            },
            cancellationToken);
}
