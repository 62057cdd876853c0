using WhatsAppReplies.Local.Cloud;
using WhatsAppReplies.Local.Cloud.Lambda;
using WhatsAppReplies.Local.Cloud.Lambda.Urls;

namespace WhatsAppReplies.Local.Deploy;

/// <summary>The inbound half of a stack as it stands on this machine.</summary>
internal sealed record DeployedInbound(FunctionDefinition Function, FunctionUrl Url)
{
    public string NumbersTable => Function.Variables[Contract.Variables.NumbersTable];

    public TimeSpan QuietTime =>
        TimeSpan.FromSeconds(int.Parse(Function.Variables[Contract.Variables.QuietTimeSeconds], System.Globalization.CultureInfo.InvariantCulture));

    /// <summary>Where customers' messages go.</summary>
    public Uri Messages => new(Url.Address, Contract.Webhooks.MessagePath);

    public static DeployedInbound Of(FunctionDefinition function, LambdaService lambda) => new(
        function,
        lambda.Url(function.Name) ?? throw new ProblemException($"The function {function.Name} has no address; this machine expects one."));
}
