using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using WhatsAppReplies.Local.Cloud.Gateway;
using WhatsAppReplies.Local.Cloud.Lambda;
using WhatsAppReplies.Local.Tests.EndToEnd.Harness;

namespace WhatsAppReplies.Local.Tests.EndToEnd.Inbound.Harness;

/// <summary>Kills the inbound function's processes in the middle of one customer's webhooks, and keeps count of what is sent to the queue.</summary>
internal sealed class InboundFaults(TriggerLedger ledger)
{
    private readonly Lock _gate = new();
    private readonly List<Kill> _kills = [];
    private readonly ConcurrentDictionary<string, string> _customerOfWorker = new(StringComparer.Ordinal);

    /// <summary>Set as soon as there is something to kill.</summary>
    public LambdaService Lambda { get; set; } = null!;

    /// <summary>Its address, set with the cloud: what is told to people's queue is no trigger.</summary>
    public string TriggerQueue { get; set; } = "";

    /// <summary>How many processes were killed.</summary>
    public int Kills { get; private set; }

    /// <param name="number">The customer's, in digits alone: its plus sign is escaped in the function's calls.</param>
    /// <param name="kind">In which call the process dies.</param>
    /// <param name="isCarriedOut">Whether the call still takes effect.</param>
    /// <param name="times">So many processes in a row.</param>
    public void KillIn(string number, InboundCall kind, bool isCarriedOut, int times = 1)
    {
        lock (_gate) _kills.Add(new Kill(number, kind, isCarriedOut) { Left = times });
    }

    public IAwsService Around(IAwsService service) => new Interceptor(service, this);

    private async Task<AwsHttpAnswer> AnswerAsync(FunctionCall call, Func<Task<AwsHttpAnswer>> carryOut)
    {
        var kill = call.IsTheOperators ? null : KillFor(call);
        if (kill is { IsCarriedOut: false }) await KillAsync(call);
        var answer = kill is { IsCarriedOut: false }
            ? throw new AwsException(new AwsError(500, "InternalServerError", "Its caller is dead."))
            : await carryOut();
        if (answer.Succeeded && call.Operation == "SendMessage" && QueueOf(call) == TriggerQueue) ledger.Sent(TriggerOf(call));
        if (kill is { IsCarriedOut: true }) await KillAsync(call);
        return answer;
    }

    private Kill? KillFor(FunctionCall call)
    {
        var text = Encoding.UTF8.GetString(call.Request.Body.Span);
        lock (_gate)
        {
            // A receipt names no customer; its worker has one at a time.
            if (_kills.Find(kill => text.Contains(kill.Number, StringComparison.Ordinal)) is { } named) _customerOfWorker[call.AccessKeyId] = named.Number;
            if (!_customerOfWorker.TryGetValue(call.AccessKeyId, out var customer)) return null;
            var kind = KindOf(call, text);
            if (_kills.Find(kill => kill.Number == customer && kill.Kind == kind && kill.Left > 0) is not { } kill) return null;
            kill.Left--;
            Kills++;
            return kill;
        }
    }

    private async Task KillAsync(FunctionCall call)
    {
        var victim = Lambda.Environments.Single(environment => environment.AccessKeyId == call.AccessKeyId);
        victim.Kill();
        await victim.Gone;
    }

    private static InboundCall KindOf(FunctionCall call, string text) => call.Operation switch
    {
        "Query" when text.Contains("\"IndexName\"", StringComparison.Ordinal) => InboundCall.FindConversation,
        "GetItem" when text.Contains(Contract.TriggerLock.ReceiptPrefix, StringComparison.Ordinal) => InboundCall.LookForReceipt,
        "PutItem" when text.Contains(Contract.TriggerLock.AssignmentPrefix, StringComparison.Ordinal) => InboundCall.AssignConversation,
        "PutItem" when text.Contains(Contract.TriggerLock.ReceiptPrefix, StringComparison.Ordinal) => InboundCall.KeepReceipt,
        "PutItem" when text.Contains(Contract.Conversations.ChannelMethod, StringComparison.Ordinal) => InboundCall.MakeRecord,
        "PutItem" when text.Contains(Contract.Stage.ReceivedAt, StringComparison.Ordinal) => InboundCall.StageFragment,
        "PutItem" => InboundCall.TakeLock,
        "SendMessage" => InboundCall.SendTrigger,
        _ => InboundCall.Other,
    };

    private static string QueueOf(FunctionCall call)
    {
        using var body = JsonDocument.Parse(call.Request.Body);
        return body.RootElement.GetProperty("QueueUrl").GetString()!;
    }

    private static string TriggerOf(FunctionCall call)
    {
        using var body = JsonDocument.Parse(call.Request.Body);
        return body.RootElement.GetProperty("MessageBody").GetString()!;
    }

    private sealed record Kill(string Number, InboundCall Kind, bool IsCarriedOut)
    {
        public int Left { get; set; }
    }

    private sealed class Interceptor(IAwsService service, InboundFaults faults) : IAwsService
    {
        public string Name => service.Name;

        public AwsProtocol Protocol => service.Protocol;

        public IReadOnlyList<(string Action, string Resource)> Permissions(string operation, AwsRequest request) => service.Permissions(operation, request);

        // What has reached AWS is carried out, whether its caller lives to hear of it or not.
        public Task<AwsHttpAnswer> SendAsync(string operation, AwsRequest request, CancellationToken cancellationToken) => operation == "ReceiveMessage"
            ? service.SendAsync(operation, request, cancellationToken)
            : faults.AnswerAsync(new FunctionCall(operation, request), () => service.SendAsync(operation, request, CancellationToken.None));
    }
}
