using Amazon.Runtime;
using WhatsAppReplies.Local.Plan.Checks;
using WhatsAppReplies.Ops.Places;

namespace WhatsAppReplies.Ops.Verify;

/// <summary>Look at one resource. What AWS refuses to tell of it is a point that does not hold, and what else there is to see is seen all the same.</summary>
internal static class Look
{
    /// <summary>Of the deployment plan: what one would look up in the consoles.</summary>
    public const int Step = 17;

    public static async Task<IReadOnlyList<Point>> AtAsync(string subject, Func<Task<IReadOnlyList<Point>>> look, int step = Step)
    {
        try
        {
            return await look();
        }
        catch (AmazonServiceException fault) when (AwsFaults.IsAnswer(fault))
        {
            return [new Point(step, subject, "it can be looked at", false, AwsFaults.InWords(fault)!)];
        }
    }

    /// <summary>At each of several, one after the other.</summary>
    public static async Task<IReadOnlyList<Point>> AtEachAsync<T>(IEnumerable<T> all, Func<T, string> subject, Func<T, Task<IReadOnlyList<Point>>> look)
    {
        var points = new List<Point>();
        foreach (var one in all)
            points.AddRange(await AtAsync(subject(one), () => look(one)));
        return points;
    }
}
