namespace Pulumi;

public sealed class DeploymentInstance
{
    internal DeploymentInstance(Session session) => Session = session;

    public string OrganizationName => Session.OrganizationName;

    public string ProjectName => Session.ProjectName;

    public string StackName => Session.StackName;

    public string RootDirectory => Session.RootDirectory;

    /// <summary>Whether this run only previews what it would do.</summary>
    public bool IsDryRun => Session.IsDryRun;

    internal Session Session { get; }

    public Output<T> Invoke<T>(string token, InvokeArgs args, InvokeOptions? options = null) =>
        new(new Invocation(Session, token, args, options).OutputAsync<T>());

    public Output<T> Invoke<T>(string token, InvokeArgs args, InvokeOutputOptions options) =>
        new(new Invocation(Session, token, args, options).OutputAsync<T>());

    public Task<T> InvokeAsync<T>(string token, InvokeArgs args, InvokeOptions? options = null) =>
        new Invocation(Session, token, args, options).ValueAsync<T>();

    public Task InvokeAsync(string token, InvokeArgs args, InvokeOptions? options = null) =>
        new Invocation(Session, token, args, options).CallAsync();
}
