namespace Twilio.Rest.Api.V2010.Account;

internal static class Parameters
{
    public static void AddIfSet(this List<KeyValuePair<string, string>> parameters, string name, string value)
    {
        if (value is not null)
        {
            parameters.Add(new(name, value));
        }
    }
}
