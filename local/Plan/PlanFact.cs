namespace WhatsAppReplies.Local.Plan;

/// <summary>Fact of a plan: a path and what stands there.</summary>
/// <param name="Path">From the resource inwards.</param>
/// <param name="Lines">Of a text, or the items of a list.</param>
/// <param name="IsList">Whether they are items.</param>
internal sealed record PlanFact(string Path, IReadOnlyList<string> Lines, bool IsList)
{
    public PlanFact(string path, string text)
        : this(path, text.Split('\n'), IsList: false)
    {
    }

    /// <summary>Whether it fits behind its path.</summary>
    public bool IsShort => Lines.Count <= 1;

    /// <summary>Lists stand in one line where nothing is compared.</summary>
    public string OneLine => IsList ? $"[{string.Join(", ", Lines)}]" : string.Join(" ", Lines);

    public bool IsSameAs(PlanFact other) => IsList == other.IsList && Lines.SequenceEqual(other.Lines);
}
