namespace WhatsAppReplies.Local.Runner;

/// <summary>Where the function finds AWS and the providers; a real provider it finds where it always is, unless somebody says where else.</summary>
internal static class FunctionEndpoints
{
    public static IReadOnlyDictionary<string, string> Of(Uri aws, Uri openAi, Uri twilio, RealProviders real)
    {
        var endpoints = new Dictionary<string, string> { [Contract.Variables.AwsEndpointUrl] = aws.ToString() };
        if ((real.OpenAiApiKey is null ? openAi : real.OpenAiBaseUrl) is { } model) endpoints[Contract.Variables.OpenAiBaseUrl] = model.ToString();
        if ((real.Twilio is null ? twilio : real.TwilioBaseUrl) is { } messenger) endpoints[Contract.Variables.TwilioBaseUrl] = messenger.ToString();
        return endpoints;
    }
}
