using System.Globalization;
using Twilio.Base;
using Twilio.Types;

namespace Twilio.Rest.Api.V2010.Account;

public class ReadMessageOptions : ReadOptions<MessageResource>
{
    public string PathAccountSid { get; set; }

    public PhoneNumber To { get; set; }

    public PhoneNumber From { get; set; }

    public DateTime? DateSentBefore { get; set; }

    public DateTime? DateSent { get; set; }

    public DateTime? DateSentAfter { get; set; }

    public List<KeyValuePair<string, string>> GetParams()
    {
        var parameters = new List<KeyValuePair<string, string>>();
        parameters.AddIfSet("To", To?.ToString());
        parameters.AddIfSet("From", From?.ToString());
        AddDateSent(parameters);
        parameters.AddIfSet("PageSize", PageSize?.ToString(CultureInfo.InvariantCulture));
        return parameters;
    }

    // One exact time makes the bounds around it pointless.
    private void AddDateSent(List<KeyValuePair<string, string>> parameters)
    {
        if (DateSent is not null)
        {
            parameters.AddIfSet("DateSent", Written(DateSent));
            return;
        }

        parameters.AddIfSet("DateSent<", Written(DateSentBefore));
        parameters.AddIfSet("DateSent>", Written(DateSentAfter));
    }

    // Written as it stands: whoever passes a local time has it taken for UTC.
    private static string Written(DateTime? time) => time?.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
}
