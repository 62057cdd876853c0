using Amazon.DynamoDBv2.Model;
using WhatsAppReplies.Replies.Conversations;
using WhatsAppReplies.Replies.Fragments;
using WhatsAppReplies.Shared.Dynamo;

namespace WhatsAppReplies.Replies.Turns;

/// <summary>
/// Sightings of the stage table by the worker of one trigger: tell whether a message can have been staged and have expired without any
/// worker's having seen it. None can where each look follows the one before, and the first one the trigger's sending, sooner than what is
/// staged expires. All items of a conversation have one writer, so those that are there tell how long the others lived.
/// </summary>
/// <param name="sentAt">
/// When the trigger was sent first. A redrive is no new sending: what the letter stands for was staged before it died, and is asked for since then.
/// </param>
/// <param name="options">How slow a webhook may be.</param>
internal sealed class Sightings(DateTimeOffset sentAt, TurnOptions options)
{
    /// <summary>What was staged before this was seen, or has been asked for.</summary>
    private DateTimeOffset _seenUntil = sentAt - options.SlowWebhook;

    private ConversationRecord? _record;
    private DateTimeOffset _lookBegan;
    private DateTimeOffset _lookEnded;
    private TimeSpan? _lifetime;

    /// <summary>
    /// P1: a message that was staged late passes for a long-lived one, and nobody would look for what has expired beside it. What is left of its
    /// life is less than that, perhaps much less, so it counts for one question only and is not remembered.
    /// </summary>
    private TimeSpan? _leastLeft;
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private IReadOnlySet<string> _staged = new HashSet<string>();
    private bool _isSomethingGone;
    private bool _holdsStagedAgain;
    private bool _isSettled;
    private bool _isSettledByReply;
    private bool _isOpen;
    private bool _isAsked;

    /// <summary>When this message came onto the queue, by its clock: since then it counts receives.</summary>
    public required DateTimeOffset QueuedAt { get; init; }

    /// <param name="staged">What the look saw.</param>
    /// <param name="began">What is staged from now on it need not have seen.</param>
    /// <param name="ended">By now it has seen what it saw.</param>
    /// <param name="answered">By this worker: nobody looks for them.</param>
    public void Look(StagedFragments staged, DateTimeOffset began, DateTimeOffset ended, IReadOnlySet<string> answered)
    {
        (_lookBegan, _lookEnded) = (began, ended);

        // guard: What was seen and is gone unanswered is missed
        _isSomethingGone |= _seen.Any(sid => !staged.Sids.Contains(sid) && !answered.Contains(sid));
        _leastLeft = Shorter(_leastLeft, staged.LeastLeft(promptSince: sentAt - options.SlowWebhook, ended, _seen));
        _seen.UnionWith(staged.Sids);
        _staged = staged.Sids;
        _holdsStagedAgain = staged.HoldsStagedAgain;
        _lifetime = Shorter(_lifetime, staged.ShortestLifetime);
    }

    /// <summary>What the trigger stands for is a reply that waits to be sent.</summary>
    public void SeePendingReply() => _isSettledByReply = true;

    /// <summary>How long what is staged lives, for the record; nothing where nothing was seen that could tell.</summary>
    public AttributeValue? Lifetime => (_lifetime, _seen.Count > 0 && !_holdsStagedAgain) switch
    {
        ({ } lifetime, _) => Av.N((long)lifetime.TotalSeconds),
        (null, true) => Av.Null,
        _ => null,
    };

    /// <summary>What the claim found: it tells what earlier workers have seen.</summary>
    public void Know(ConversationRecord record) => _record = record;

    /// <summary>Something may be missing.</summary>
    public bool IsDoubtful()
    {
        // guard: What could not be asked for is asked for again
        var wasAskedInVain = _isOpen || (!_isAsked && (_holdsStagedAgain || (_seen.Count == 0 && IsRemembered)));
        if (wasAskedInVain)
            return true;

        // guard: What may have expired unseen is missed
        var mayHaveExpired = _isSomethingGone || IsOutlived(_leastLeft) || IsOutlived(_lifetime ?? _record?.StagedLifetime);
        if (mayHaveExpired)
            return true;

        // guard: A trigger that finds nothing needs a turn that ended after it was sent
        var isAccountedFor = _seen.Count > 0 || _isSettledByReply || _isSettled || _record?.LastTurnAt >= sentAt - options.SlowWebhook;
        return !isAccountedFor;
    }

    /// <summary>Some worker has remembered that text may have expired unanswered, however long ago, and nobody could ask for it since.</summary>
    public bool MayMissText => _isOpen || (!_isAsked && _record?.ExpiredTextSince is not null);

    /// <summary>Nothing that was staged before the last look began is missing.</summary>
    public void Settle() => (_seenUntil, _isSettled, _isOpen) = (_lookBegan, true, false);

    /// <summary>The provider was asked after the last look, and everything that it listed is accounted for.</summary>
    public void SettleByAsking(DateTimeOffset askedAt)
    {
        Settle();
        (_seenUntil, _isAsked, _isSomethingGone, _leastLeft) = (askedAt, true, false, null);
        _seen.IntersectWith(_staged);
    }

    /// <summary>The provider could not tell; what is staged is answered all the same, and then the trigger is not acknowledged.</summary>
    public void LeaveOpen() => _isOpen = true;

    /// <summary>From when on the provider is asked.</summary>
    public DateTimeOffset AskSince()
    {
        var since = sentAt - options.ExpiredTextWindow;
        return IsRemembered && _record?.ExpiredTextSince is { } remembered && remembered < since ? remembered : since;
    }

    private static TimeSpan? Shorter(TimeSpan? one, TimeSpan? other) => one <= other ? one : other ?? one;

    private bool IsOutlived(TimeSpan? lifetime) => _lookEnded - lifetime > _seenUntil;

    /// <summary>Not for ever: after this time there is no dead letter any more either.</summary>
    private bool IsRemembered => _record?.ExpiredTextSince > _lookEnded - options.KeptFor;
}
