using Twilio.Base;
using Twilio.Clients;
using Twilio.Http;

namespace Twilio.Rest.Api.V2010.Account;

public partial class MessageResource
{
    private const string Host = "https://api.twilio.com";

    public static async Task<MessageResource> CreateAsync(CreateMessageOptions options, ITwilioRestClient client = null)
    {
        client ??= TwilioClient.GetRestClient();
        var request = new Request(Http.HttpMethod.Post, Messages(options.PathAccountSid, client) + ".json", null, options.GetParams());
        var response = await client.RequestAsync(request).ConfigureAwait(false);
        return FromJson(response.Content);
    }

    public static Task<MessageResource> FetchAsync(string pathSid, string pathAccountSid = null, ITwilioRestClient client = null) =>
        FetchAsync(new FetchMessageOptions(pathSid) { PathAccountSid = pathAccountSid }, client);

    public static async Task<MessageResource> FetchAsync(FetchMessageOptions options, ITwilioRestClient client = null)
    {
        client ??= TwilioClient.GetRestClient();
        var request = new Request(
            Http.HttpMethod.Get, $"{Messages(options.PathAccountSid, client)}/{options.PathSid}.json", options.GetParams(), null);
        var response = await client.RequestAsync(request).ConfigureAwait(false);
        return FromJson(response.Content);
    }

    public static async Task<ResourceSet<MessageResource>> ReadAsync(ReadMessageOptions options, ITwilioRestClient client = null)
    {
        client ??= TwilioClient.GetRestClient();
        var request = new Request(Http.HttpMethod.Get, Messages(options.PathAccountSid, client) + ".json", options.GetParams(), null);
        var response = await client.RequestAsync(request).ConfigureAwait(false);
        return new ResourceSet<MessageResource>(ReadPage(response.Content), options, client, NextPage);
    }

    public static Page<MessageResource> NextPage(Page<MessageResource> page, ITwilioRestClient client) =>
        ReadPage(client.Request(new Request(Http.HttpMethod.Get, Host + page.NextPageUri)).Content);

    private static string Messages(string accountSid, ITwilioRestClient client) =>
        $"{Host}/2010-04-01/Accounts/{accountSid ?? client.AccountSid}/Messages";
}
