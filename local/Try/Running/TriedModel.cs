extern alias app;

using System.ClientModel.Primitives;
using System.Text.Json.Nodes;
using Amazon.DynamoDBv2.DocumentModel;
using app::WhatsAppReplies.Replies.Assistants;
using app::WhatsAppReplies.Replies.Conversations;
using app::WhatsAppReplies.Replies.Fragments;
using app::WhatsAppReplies.Replies.Messaging;
using app::WhatsAppReplies.Replies.Model;
using app::WhatsAppReplies.Replies.Model.OpenAi;
using app::WhatsAppReplies.Replies.Turns;
using app::WhatsAppReplies.Shared.Results;
using app::WhatsAppReplies.Shared.Time;
using WhatsAppReplies.Infra.Catalogue;
using WhatsAppReplies.Local.Cloud;
using WhatsAppReplies.Local.Cloud.DynamoDb;

namespace WhatsAppReplies.Local.Try.Running;

/// <summary>
/// The model, asked by the function's own code: its reader of the assistant's item, its context, its request, its reader of the answer, its formatting and
/// its division into messages.
/// </summary>
internal sealed class TriedModel : ITriedModel, IDisposable
{
    private const string NoSecretId = "trial";
    private const string Sid = "SM";

    /// <summary>A turn of the function has minutes; somebody who waits at a terminal has fewer.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly HttpClient _http;
    private readonly TurnOptions _options = new();
    private readonly SystemChance _chance = new();
    private readonly TimeProvider _time;
    private readonly OpenAiReplyModel _model;
    private readonly Assistant _assistant;
    private readonly string _customer;

    /// <param name="file">The assistant's.</param>
    /// <param name="key">Of the provider.</param>
    /// <param name="address">Ends in <c>/v1</c>; null: the real service's.</param>
    /// <param name="time">Of the patience.</param>
    public TriedModel(AssistantFile file, string key, Uri? address, TimeProvider time)
    {
        _time = time;
        // A stand-in is on this machine, where no proxy reaches.
        _http = new HttpClient(new SocketsHttpHandler { UseProxy = address is null }) { Timeout = Timeout.InfiniteTimeSpan };
        _assistant = AssistantReader.Read(file.Id, DynamoJson.Item(file.ToItem())) switch
        {
            Result<Assistant>.Success success => success.Value,
            Result<Assistant>.Refuse refused => throw new ProblemException(refused.Failure.Explanation),
            _ => throw new InvalidOperationException("An item that is at hand is read or refused."),
        };
        // One attempt: what was charged for one without an answer, nobody tells.
        var options = new OpenAiOptions { MaxAttempts = 1 };
        if (address is not null) options = options with { BaseUrl = address };
        _model = new OpenAiReplyModel(new OneKey(key), new OpenAiWire(new HttpClientPipelineTransport(_http), options.BaseUrl, time), options, time, _chance);
        _customer = _chance.Token();
    }

    public int MostTokens(TriedConversation conversation, IReadOnlyList<string> customer)
    {
        var told = new[] { _assistant.Instructions, Context(conversation) ?? "", Merged(customer).Text }.Concat(conversation.Said.Select(said => said.Text));
        return told.Sum(text => TokenEstimate.Of(text) + TokenEstimate.PerMessage);
    }

    public async Task<TurnAnswer> ReplyAsync(TriedConversation conversation, IReadOnlyList<string> customer, CancellationToken cancellationToken)
    {
        var request = new ModelRequest(
            _chance.Token(),
            _assistant,
            NoSecretId,
            ThreadId: null,
            [.. conversation.Said.Select(said => new MessageEntry(said.IsCustomer ? MessageRole.User : MessageRole.Assistant, said.Text))],
            Merged(customer).Text,
            MayHaveBeenAsked: false,
            _time.GetUtcNow() + Patience,
            _customer)
        {
            Context = Context(conversation),
        };
        return await _model.ReplyAsync(request, cancellationToken) switch
        {
            ModelOutcome.Replied replied => Answer(request, ReplyMaker.Formatted(replied, _assistant)),
            ModelOutcome.Unusable unusable => new TurnAnswer.Failed($"{unusable.Failure}") { Usage = UsageOf(unusable.Usage) },
            ModelOutcome.TryAgain again => new TurnAnswer.Failed($"{again.Failure}"),
            ModelOutcome.Refuse refused => new TurnAnswer.Failed($"{refused.Failure}"),
            _ => throw new InvalidOperationException("The model has an outcome that nobody knows."),
        };
    }

    public void Dispose() => _http.Dispose();

    private static TurnAnswer Answer(ModelRequest request, ModelOutcome.Replied replied)
    {
        var parts = ReplySplitter.Split(replied.Text);
        var usage = UsageOf(replied.Usage);
        return parts.Count == 0
            ? new TurnAnswer.Failed("reply_empty: The model's reply holds no text.") { Usage = usage }
            : new TurnAnswer.Replied(request.UserText, replied.Text, parts, replied.Signals.HandOff, replied.Signals.TaskComplete) { Usage = usage };
    }

    private CustomerMessage Merged(IReadOnlyList<string> customer) =>
        CustomerMessage.Oldest([.. customer.Select((text, index) => new Fragment($"{Sid}{index}", text, null))], _options.MessageBound);

    private string? Context(TriedConversation conversation) =>
        conversation.Record is { } record ? ConversationContext.Of(ItemOf(record), _assistant.Context)?.Text : null;

    private static Dictionary<string, Amazon.DynamoDBv2.Model.AttributeValue> ItemOf(JsonObject record) =>
        Document.FromJson(record.ToJsonString()).ToAttributeMap();

    private static Usage UsageOf(TokenUsage usage) => new(usage.PromptTokens, usage.CompletionTokens);
}
