using Pulumi;
using Pulumi.Aws.Lambda;
using WhatsAppReplies.Infra.Functions;

namespace WhatsAppReplies.Infra.Webhooks;

/// <summary>
/// The address that Twilio calls. It asks for no AWS credentials, which Twilio does not have: the function verifies Twilio's signature instead.
/// </summary>
internal sealed class WebhookUrl : Component
{
    private const string NobodyIsAsked = "NONE";
    private const string Everybody = "*";

    public WebhookUrl(StackContext stack, InboundFunction function)
        : base("WebhookUrl", "webhook-url")
    {
        var (name, live) = (function.Function.Name, function.Live.Name);
        Url = new FunctionUrl("webhooks", new FunctionUrlArgs { FunctionName = name, Qualifier = live, AuthorizationType = NobodyIsAsked }, Child());

        // Both, since October 2025: with one of them every call is refused with 403, while the function can still be invoked by hand.
        _ = new Permission("call-the-url", new PermissionArgs
        {
            StatementId = "CallTheUrl",
            Function = name,
            Qualifier = live,
            Principal = Everybody,
            Action = "lambda:InvokeFunctionUrl",
            FunctionUrlAuthType = NobodyIsAsked,
        }, Child());
        _ = new Permission("invoke-through-the-url", new PermissionArgs
        {
            StatementId = "InvokeThroughTheUrl",
            Function = name,
            Qualifier = live,
            Principal = Everybody,
            Action = "lambda:InvokeFunction",
            // Else anybody who has AWS credentials of any account could invoke the function past its URL, and with it past the form of its events.
            InvokedViaFunctionUrl = true,
        }, Child());

        Origin = stack.Settings.PublicUrl is { } origin ? Output.Create(origin) : Url.FunctionUrlResult.Apply(url => url.TrimEnd('/'));
        RegisterOutputs();
    }

    public FunctionUrl Url { get; }

    /// <summary>Without a path: of the function URL, or of the domain that stands before it.</summary>
    public Output<string> Origin { get; }

    /// <summary>Where customers' messages go.</summary>
    public Output<string> Messages => Origin.Apply(origin => origin + Contract.Webhooks.MessagePath);

    /// <summary>Where the fate of each reply goes.</summary>
    public Output<string> Statuses => Origin.Apply(origin => origin + Contract.Webhooks.StatusPath);
}
