namespace Pulumi;

public sealed partial class Deployment
{
    public static Task<int> RunAsync(Action action) => NoEngine();

    public static Task<int> RunAsync(Func<IDictionary<string, object?>> func) => NoEngine();

    public static Task<int> RunAsync(Func<Task> func) => NoEngine();

    public static Task<int> RunAsync(Func<Task<IDictionary<string, object?>>> func, StackOptions? options = null) => NoEngine();

    public static Task<int> RunAsync<TStack>()
        where TStack : Stack, new() =>
        NoEngine();

    public static Task<int> RunAsync<TStack>(IServiceProvider serviceProvider)
        where TStack : Stack =>
        NoEngine();

    private static Task<int> NoEngine() => Task.FromException<int>(new InvalidOperationException(
        "This build uses a stand-in for the package Pulumi, which has no engine: to deploy, build with the published package and run `pulumi up`."));
}
