namespace WhatsAppReplies.Local.Tests.EndToEnd.Harness;

/// <inheritdoc cref="Story"/>
internal sealed class Story<TEnd>(StackKind stack, Func<TestCloud, Task<TEnd>> play) : Story(stack)
    where TEnd : notnull
{
    public override async Task<object> PlayAsync(TestCloud cloud) => await play(cloud);
}
