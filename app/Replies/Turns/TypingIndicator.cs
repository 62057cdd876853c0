using WhatsAppReplies.Replies.Conversations;
using WhatsAppReplies.Replies.Fragments;
using WhatsAppReplies.Replies.Messaging;
using WhatsAppReplies.Shared.Results;
using WhatsAppReplies.Shared.Telemetry;
using WhatsAppReplies.Shared.Time;

namespace WhatsAppReplies.Replies.Turns;

/// <summary>
/// Typing indicator of a turn whose assistant asks for it: shown while the model is asked, beside the turn and never in the reply's way. Nothing of it
/// outlives the turn, after which Lambda stops the process in the middle of whatever it does.
/// </summary>
internal sealed class TypingIndicator(TurnServices services, TurnContext context)
{
    private const string NotShown = "The typing indicator was not shown";

    private CancellationTokenSource? _stop;
    private Task _showing = Task.CompletedTask;
    private volatile bool _isAsked;

    /// <param name="record">Says with whose credentials.</param>
    /// <param name="message">What is going to be answered.</param>
    public void Begin(ConversationRecord record, CustomerMessage message)
    {
        _stop = CancellationTokenSource.CreateLinkedTokenSource(context.Work);
        _showing = ShowAsync(services.CredentialsSecretIdOf(record), message.Sids[^1], _stop.Token);
    }

    /// <summary>Waits for nothing: an indicator that came after the reply would announce one that never comes.</summary>
    public void Stop() => _stop?.Cancel();

    /// <summary>At the end of the turn.</summary>
    public async Task EndAsync()
    {
        if (_stop is null)
            return;

        Stop();
        if (await HasEndedAsync())
            _stop.Dispose();
        else
            context.Log.Write(Severity.Warning, "The typing indicator was cancelled and has not ended; it is left behind");

        // Here and not where it is asked: the count is the turn's, which goes on beside it.
        context.Progress.ProviderCalls += _isAsked ? 1 : 0;
    }

    private async Task<bool> HasEndedAsync()
    {
        if (_showing.IsCompleted)
            return true;

        using var over = new CancellationTokenSource();
        var first = await Task.WhenAny(_showing, Delay.ForAsync(services.Options.TypingEnd, services.Time, over.Token));
        await over.CancelAsync();
        return first == _showing;
    }

    /// <summary>Never throws.</summary>
    private async Task ShowAsync(string secretId, string sid, CancellationToken cancellationToken)
    {
        try
        {
            if (await AskAsync(secretId, sid, cancellationToken) is TypingOutcome.NotShown { Failure: var failure })
                context.Log.Write(Severity.Debug, NotShown, LogField.Of("reason", failure.Code), LogField.Of("explanation", failure.Explanation));
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            context.Log.Write(Severity.Debug, $"{NotShown}: the turn went on before it was taken");
        }
        catch (Exception exception) when (TurnFault.IsDefect(exception))
        {
            context.Log.Write(Severity.Error, "The typing indicator failed because of a defect", ExceptionFields.Of(exception));
        }
        catch (Exception exception)
        {
            context.Log.Write(Severity.Debug, NotShown, ExceptionFields.Of(exception));
        }
    }

    private async Task<TypingOutcome> AskAsync(string secretId, string sid, CancellationToken cancellationToken)
    {
        switch (await services.Messengers.OpenAsync(secretId, refresh: false, cancellationToken))
        {
            case Result<IMessenger>.Success { Value: var messenger }:
                _isAsked = true;
                return await messenger.ShowTypingAsync(sid, cancellationToken);
            case Result<IMessenger>.TryAgain again:
                return new TypingOutcome.NotShown(again.Failure);
            case Result<IMessenger>.Refuse refused:
                return new TypingOutcome.NotShown(refused.Failure);
            default:
                throw new InvalidOperationException("A messenger is opened with an outcome that nobody knows.");
        }
    }
}
