namespace WhatsAppReplies.Local.Plan;

/// <summary>The test deployment asks a service provider for its stack: the one way to give a stack arguments.</summary>
internal sealed class ObservedStackProvider(Func<ObservedStack> make) : IServiceProvider
{
    public ObservedStack? Stack { get; private set; }

    public object GetService(Type serviceType) => Stack = make();
}
