using WhatsAppReplies.Shared.Results;

namespace WhatsAppReplies.Replies.Fragments;

/// <summary>Staged fragments: what one consistent read of the stage table saw of a conversation, in the order in which it is answered.</summary>
internal sealed class StagedFragments
{
    private readonly List<Fragment> _answerable = [];
    private readonly List<Fragment> _strays = [];
    private readonly HashSet<string> _sids;

    public StagedFragments(IReadOnlyCollection<Fragment> fragments)
    {
        _sids = new(fragments.Count, StringComparer.Ordinal);
        foreach (var fragment in fragments)
        {
            _sids.Add(fragment.Sid);
            (fragment.Stray is null ? _answerable : _strays).Add(fragment);
        }

        _answerable.Sort(FragmentOrder.Instance);
    }

    /// <summary>Every sid that the read returned, strays too.</summary>
    public IReadOnlySet<string> Sids => _sids;

    public IReadOnlyList<Fragment> Answerable => _answerable;

    public int StrayCount => _strays.Count;

    /// <summary>The first thing that is wrong with a fragment that cannot be part of any turn.</summary>
    public Failure? Stray => _strays.Count == 0 ? null : _strays[0].Stray;

    public int WithoutTime
    {
        get
        {
            var count = 0;
            foreach (var fragment in _answerable)
                count += fragment.ReceivedAt is null ? 1 : 0;
            return count;
        }
    }

    /// <summary>When the customer was last heard of, as far as this read knows.</summary>
    public DateTimeOffset? Newest
    {
        get
        {
            DateTimeOffset? newest = null;
            foreach (var fragment in _answerable)
            {
                if (fragment.ReceivedAt is { Instant: var instant } && !(instant <= newest))
                    newest = instant;
            }

            return newest;
        }
    }

    /// <summary>As the shortest-lived of them lives; nothing where none of them tells.</summary>
    public TimeSpan? ShortestLifetime => All.Min(fragment => fragment.Lifetime);

    /// <summary>The least that is left of one that may have been staged late, of those that were not seen before.</summary>
    public TimeSpan? LeastLeft(DateTimeOffset promptSince, DateTimeOffset seenAt, IReadOnlySet<string> seenBefore) =>
        All.Where(fragment => !seenBefore.Contains(fragment.Sid)).Min(fragment => fragment.LeftIfStagedLate(promptSince, seenAt));

    /// <summary>Some were staged by the function, since the customer's own items had expired.</summary>
    public bool HoldsStagedAgain => All.Any(fragment => fragment.IsStagedAgain);

    /// <summary>What expires before a moment, strays too: a person is to find them.</summary>
    public IEnumerable<Fragment> ExpiringBefore(DateTimeOffset moment) => All.Where(fragment => fragment.ExpiresAt < moment);

    private IEnumerable<Fragment> All => _answerable.Concat(_strays);

    /// <summary>What is in no recorded turn.</summary>
    public List<Fragment> Except(IReadOnlySet<string> answered) => _answerable.FindAll(fragment => !answered.Contains(fragment.Sid));

    /// <summary>The staged fragments that a recorded turn holds: nobody needs their items any more.</summary>
    public List<string> SidsIn(IReadOnlySet<string> answered)
    {
        var sids = new List<string>();
        foreach (var fragment in _answerable)
        {
            if (answered.Contains(fragment.Sid))
                sids.Add(fragment.Sid);
        }

        return sids;
    }
}
