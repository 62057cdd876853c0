namespace WhatsAppReplies.Ops.Places;

/// <summary>
/// Where a stack stands: on AWS, or on this machine. What is meant for this machine can never reach AWS: an endpoint is one of the loopback interface, or it
/// is refused, and the credentials that go there are no real ones.
/// </summary>
internal abstract record Place
{
    public const string EndpointVariable = Contract.Variables.AwsEndpointUrl;

    private Place()
    {
    }

    public abstract string InWords(string region);

    /// <param name="option">What the command line says; nothing: the environment decides.</param>
    /// <param name="variable">Reads the environment.</param>
    /// <exception cref="MistakeException">An endpoint that is none of this machine's.</exception>
    public static Place Of(string? option, Func<string, string?> variable)
    {
        var (name, text) = option is not null ? ("--endpoint", option) : (EndpointVariable, variable(EndpointVariable));
        if (string.IsNullOrEmpty(text) && option is null)
            return new Aws();
        if (Uri.TryCreate(text, UriKind.Absolute, out var endpoint) && endpoint.Scheme is "http" or "https" && endpoint is { IsLoopback: true })
            return new ThisMachine(endpoint);
        throw new MistakeException($"{name} is {text}; expected the address of a stack on this machine, such as http://127.0.0.1:4566. For AWS leave it out.");
    }

    public sealed record Aws : Place
    {
        public override string InWords(string region) => $"on AWS, {region}";
    }

    public sealed record ThisMachine(Uri Endpoint) : Place
    {
        public override string InWords(string region) => $"on this machine, {Endpoint}";
    }
}
