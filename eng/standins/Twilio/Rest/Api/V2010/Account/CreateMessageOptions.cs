using System.Globalization;
using Twilio.Base;
using Twilio.Types;

namespace Twilio.Rest.Api.V2010.Account;

public class CreateMessageOptions : IOptions<MessageResource>
{
    public CreateMessageOptions(PhoneNumber to) => To = to;

    public string PathAccountSid { get; set; }

    public PhoneNumber To { get; }

    public PhoneNumber From { get; set; }

    public string MessagingServiceSid { get; set; }

    public string Body { get; set; }

    public List<Uri> MediaUrl { get; set; } = [];

    public string ContentSid { get; set; }

    public string ContentVariables { get; set; }

    public Uri StatusCallback { get; set; }

    public int? ValidityPeriod { get; set; }

    public List<KeyValuePair<string, string>> GetParams()
    {
        var parameters = new List<KeyValuePair<string, string>>();
        parameters.AddIfSet("To", To?.ToString());
        parameters.AddIfSet("From", From?.ToString());
        parameters.AddIfSet("MessagingServiceSid", MessagingServiceSid);
        parameters.AddIfSet("Body", Body);
        foreach (var media in MediaUrl ?? [])
        {
            parameters.AddIfSet("MediaUrl", media.OriginalString);
        }

        parameters.AddIfSet("ContentSid", ContentSid);
        parameters.AddIfSet("ContentVariables", ContentVariables);
        parameters.AddIfSet("StatusCallback", StatusCallback?.OriginalString);
        parameters.AddIfSet("ValidityPeriod", ValidityPeriod?.ToString(CultureInfo.InvariantCulture));
        return parameters;
    }
}
