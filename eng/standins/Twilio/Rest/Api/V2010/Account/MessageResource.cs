using Twilio.Base;
using Twilio.Types;

namespace Twilio.Rest.Api.V2010.Account;

public partial class MessageResource : Resource
{
    private MessageResource()
    {
    }

    public string Sid { get; private set; }

    public string AccountSid { get; private set; }

    public string ApiVersion { get; private set; }

    public string Body { get; private set; }

    public DateTime? DateCreated { get; private set; }

    public DateTime? DateSent { get; private set; }

    public DateTime? DateUpdated { get; private set; }

    public DirectionEnum Direction { get; private set; }

    public int? ErrorCode { get; private set; }

    public string ErrorMessage { get; private set; }

    public PhoneNumber From { get; private set; }

    public string MessagingServiceSid { get; private set; }

    public string NumMedia { get; private set; }

    public string NumSegments { get; private set; }

    public string Price { get; private set; }

    public string PriceUnit { get; private set; }

    public StatusEnum Status { get; private set; }

    public Dictionary<string, string> SubresourceUris { get; private set; }

    public string To { get; private set; }

    public string Uri { get; private set; }
}
