namespace WhatsAppReplies.Replies.Fragments;

/// <summary>
/// Order of fragments: by instant, then by sid. A fragment whose time cannot be read comes last: it is answered too, only its place is a guess.
/// </summary>
internal sealed class FragmentOrder : IComparer<Fragment>
{
    public static FragmentOrder Instance { get; } = new();

    public int Compare(Fragment? x, Fragment? y)
    {
        var byInstant = (x!.ReceivedAt, y!.ReceivedAt) switch
        {
            ({ } left, { } right) => left.CompareTo(right),
            (null, null) => 0,
            (null, _) => 1,
            (_, null) => -1,
        };
        return byInstant != 0 ? byInstant : string.CompareOrdinal(x.Sid, y.Sid);
    }
}
