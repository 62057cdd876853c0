using System.Text.Json;
using WhatsAppReplies.Replies.Turns;
using WhatsAppReplies.Shared.Results;
using WhatsAppReplies.Shared.Secrets;

namespace WhatsAppReplies.Replies.Model.OpenAi;

/// <summary>Attempts at one question: what is known about it while it is asked, possibly several times.</summary>
internal sealed class RequestAttempts(ModelRequest request, ISecrets<OpenAiKey> secrets, OpenAiWire wire, int historyTokens)
{
    private readonly string? _conversation = ResponseRequest.ConversationOf(request);

    private OpenAiKey? _key;
    private bool _mayHaveBeenAsked = request.MayHaveBeenAsked;
    private bool _freshKeyTried;
    private int _historyTokens = historyTokens;
    private bool _isHalved;

    public DateTimeOffset Deadline => request.Deadline;

    public int Requests { get; private set; }

    /// <summary>Drops the refused key, once: a second refusal is of the fresh one.</summary>
    public bool TryWithFreshKey()
    {
        if (_freshKeyTried || _key is null)
            return false;

        secrets.Forget(request.ApiKeySecretId, _key);
        return _freshKeyTried = true;
    }

    /// <summary>Once, and only where the history is sent along: what the provider keeps is not ours to shorten.</summary>
    public bool TryWithHalfOfTheHistory()
    {
        if (_isHalved || _conversation is not null || request.History.Count == 0)
            return false;

        // Of what was sent, which can be less than what may be.
        var sent = HistoryWindow.TokensOf(HistoryWindow.Newest([.. request.History], _historyTokens));
        _historyTokens = sent / 2;
        return _isHalved = true;
    }

    public async Task<AttemptOutcome> AttemptAsync(CancellationToken cancellationToken)
    {
        switch (await secrets.GetAsync(request.ApiKeySecretId, cancellationToken))
        {
            case Result<OpenAiKey>.TryAgain tryAgain:
                return new AttemptOutcome.Again(tryAgain.Failure);
            case Result<OpenAiKey>.Refuse refuse:
                return new AttemptOutcome.Refused(refuse.Failure);
            case Result<OpenAiKey>.Success found:
                _key = found.Value;
                break;
        }

        var withUserText = true;
        if (_conversation is not null && _mayHaveBeenAsked)
        {
            var (outcome, tail) = await CompareAsync(_key!, _conversation, cancellationToken);
            if (outcome is not null)
                return outcome;
            withUserText = tail is ConversationTail.NotAsked;
        }

        // Set before the request goes out: a timeout must find it set.
        var askedBefore = _mayHaveBeenAsked;
        _mayHaveBeenAsked = true;
        Requests++;
        var options = ResponseRequest.Build(request, _historyTokens, withUserText);
        var attempt = Read(await wire.CreateResponseAsync(_key!, options, withUserText ? ResponseRequest.FilesOf(request) : [], cancellationToken));
        _mayHaveBeenAsked = askedBefore || attempt is AttemptOutcome.Again { MayHaveRun: true };
        return attempt;
    }

    private async Task<(AttemptOutcome? Outcome, ConversationTail? Tail)> CompareAsync(OpenAiKey key, string conversation, CancellationToken cancellationToken)
    {
        Requests++;
        var answer = await wire.ListNewestItemsAsync(key, conversation, cancellationToken);
        if (answer is not WireAnswer.Answered { Status: >= 200 and < 300 } listed)
            return (Read(answer), null);

        try
        {
            return ConversationTail.Read(listed.Body, request) switch
            {
                ConversationTail.Refused => (new AttemptOutcome.Unusable(ResponseReader.ModelRefused, TokenUsage.None, request.Assistant.Model), null),
                ConversationTail.Answered answered => (new AttemptOutcome.Replied(answered.Reply, TokenUsage.None, request.Assistant.Model), null),
                var tail => (null, tail),
            };
        }
        catch (JsonException)
        {
            return (AttemptOutcome.Retry("openai_garbage", "The model provider's list of conversation items is not JSON.", mayHaveRun: false), null);
        }
    }

    private AttemptOutcome Read(WireAnswer answer) => answer switch
    {
        WireAnswer.Answered { Status: >= 200 and < 300 } ok => ResponseReader.Read(ok.Body, request),
        WireAnswer.Answered error => ErrorReader.Read(error, request),
        WireAnswer.NotSent notSent => new AttemptOutcome.Again(notSent.Failure),
        WireAnswer.NoAnswer noAnswer => new AttemptOutcome.Again(noAnswer.Failure) { MayHaveRun = true },
        _ => throw new InvalidOperationException(answer.GetType().Name),
    };
}
