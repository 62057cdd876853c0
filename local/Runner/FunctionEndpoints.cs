namespace WhatsAppReplies.Local.Runner;

/// <summary>Where the function finds AWS and the providers; of a real provider it is told nothing, and finds it where it always is.</summary>
internal static class FunctionEndpoints
{
    public static IReadOnlyDictionary<string, string> Of(Uri aws, Uri openAi, Uri twilio, RealProviders real)
    {
        var endpoints = new Dictionary<string, string> { [Contract.Variables.AwsEndpointUrl] = aws.ToString() };
        if (real.OpenAiApiKey is null) endpoints[Contract.Variables.OpenAiBaseUrl] = openAi.ToString();
        if (real.Twilio is null) endpoints[Contract.Variables.TwilioBaseUrl] = twilio.ToString();
        return endpoints;
    }
}
