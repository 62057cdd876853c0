namespace Amazon.Lambda.RuntimeSupport.Bootstrap;

public class LambdaBootstrapOptions
{
    /// <summary>Host and port of the Runtime API; without it AWS_LAMBDA_RUNTIME_API says where it is.</summary>
    public string RuntimeApiEndpoint { get; set; }
}
