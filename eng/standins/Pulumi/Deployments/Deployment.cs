namespace Pulumi;

/// <summary>The run of a program: here always a test run, since a real one needs Pulumi's engine.</summary>
public sealed partial class Deployment
{
    private static readonly AsyncLocal<DeploymentInstance?> Running = new();

    private Deployment()
    {
    }

    public static DeploymentInstance Instance =>
        Running.Value ?? throw new InvalidOperationException("Trying to acquire Deployment.Instance before 'Run' was called.");

    internal static Session Session => Instance.Session;

    internal static Session? Current => Running.Value?.Session;
}
