using Twilio.Base;

namespace Twilio.Rest.Api.V2010.Account;

public class FetchMessageOptions : IOptions<MessageResource>
{
    public FetchMessageOptions(string pathSid) => PathSid = pathSid;

    public string PathAccountSid { get; set; }

    public string PathSid { get; }

    public List<KeyValuePair<string, string>> GetParams() => [];
}
