using System.Collections.Concurrent;
using WhatsAppReplies.Local.Cloud.Gateway;
using WhatsAppReplies.Local.Cloud.Lambda;
using WhatsAppReplies.Local.Cloud.Lambda.EventSources;

namespace WhatsAppReplies.Local.Tests.EndToEnd.Harness;

/// <summary>Finds out which conversation a call is about, and lets that conversation's faults have it.</summary>
internal sealed class ConversationFaults
{
    private readonly ConcurrentDictionary<string, CustomerFaults> _byConversation = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, string> _conversationOfReceipt = new(StringComparer.Ordinal);

    /// <summary>Set as soon as there is something to kill.</summary>
    public LambdaService Lambda { get; set; } = null!;

    public CustomerFaults Of(string conversationId) => _byConversation.GetOrAdd(conversationId, _ => new CustomerFaults(this));

    /// <summary>A call about a queue message names it by its receipt, and no conversation.</summary>
    public void Received(IReadOnlyList<QueueMessage> batch)
    {
        foreach (var message in batch)
        {
            if (_byConversation.Keys.FirstOrDefault(id => message.Body.Contains($"\"{id}\"", StringComparison.Ordinal)) is { } conversation)
                _conversationOfReceipt[message.ReceiptHandle] = conversation;
        }
    }

    public async Task<AwsHttpAnswer> AnswerAsync(FunctionCall call, Func<Task<AwsHttpAnswer>> carryOut)
    {
        if (call.IsTheOperators || ConversationOf(call) is not { } conversation) return await carryOut();

        var faults = Of(conversation);
        faults.Worker = call.AccessKeyId;
        return await faults.AnswerAsync(call, carryOut);
    }

    /// <summary>Kills a worker, and tells when its process is gone.</summary>
    public Task KillAsync(string worker)
    {
        var environment = Lambda.Environments.Single(environment => environment.AccessKeyId == worker);
        environment.Kill();
        return environment.Gone;
    }

    private string? ConversationOf(FunctionCall call) => call.Receipt is { } receipt
        ? _conversationOfReceipt.GetValueOrDefault(receipt)
        : _byConversation.Keys.FirstOrDefault(call.Names);
}
