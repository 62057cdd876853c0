namespace WhatsAppReplies.Local.Tests.EndToEnd.Harness;

/// <summary>
/// What happens in one test. All stories stand in static fields and are played side by side, since most of their time is waiting;
/// their tests then look at how they ended.
/// </summary>
internal abstract class Story(StackKind stack)
{
    public StackKind Stack => stack;

    public abstract Task<object> PlayAsync(TestCloud cloud);
}
