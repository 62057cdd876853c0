using Twilio.Security;

namespace WhatsAppReplies.Inbound.Webhooks;

/// <summary>Signed content of a request: the address that Twilio called, and every field of the form.</summary>
internal sealed class SignedRequest
{
    private const string SidName = Fields.MessageSid;

    private readonly string _url;
    private readonly string _signature;
    private readonly Form _form;
    private readonly List<Dictionary<string, string>> _readings = [];

    /// <param name="request">With a signature.</param>
    /// <param name="form">Of its body.</param>
    public SignedRequest(WebhookRequest request, Form form)
    {
        _url = request.Origin + request.Path;
        _signature = request.Signature ?? "";
        _form = form;

        // The validator takes an address apart and puts it together again, and what comes out is not always what went in (%7E becomes ~). Twilio
        // signs the address as it stands in its console. After the address come the fields in the order of their names, so the query stands where it
        // belongs as the value of a field without a name, which no form has.
        var query = request.Query.Length == 0 ? "" : "?" + request.Query;
        _readings.Add(Reading(query, form, SeparateValues));
        if (HasRepeatedNames(form))
            _readings.Add(Reading(query, form, JoinedValues));
    }

    /// <summary>No secret is known to the caller after it, and none is compared byte by byte.</summary>
    public bool IsSignedWith(string authToken)
    {
        var validator = new RequestValidator(authToken);
        var isSigned = false;
        foreach (var reading in _readings)
            isSigned |= IsSigned(validator, reading);
        return isSigned;
    }

    /// <summary>
    /// Nothing stands between a name and its value in what is signed. So where a customer's text reads like the field of a sid, whoever keeps the request
    /// could cut the same text into a message of that sid. True when the only sids in it are this one, and those of other fields that name one.
    /// </summary>
    public bool NamesOnly(string sid)
    {
        var ofOthers = _form.Fields.Count(field => field.Key != SidName && IsNameOfSid(field.Key) && FieldRules.IsSid(field.Value) && field.Value != sid);
        return _readings.TrueForAll(reading => Sids(Text(reading)).Count(found => found != sid) == ofOthers);
    }

    private static string Text(Dictionary<string, string> reading) =>
        string.Concat(reading.OrderBy(field => field.Key, StringComparer.Ordinal).Select(field => field.Key + field.Value));

    private static IEnumerable<string> Sids(string text)
    {
        for (var at = text.IndexOf(SidName, StringComparison.Ordinal); at >= 0; at = text.IndexOf(SidName, at + 1, StringComparison.Ordinal))
        {
            var start = at + SidName.Length;
            if (start + FieldRules.SidLength <= text.Length && text.Substring(start, FieldRules.SidLength) is var found && FieldRules.IsSid(found))
                yield return found;
        }
    }

    /// <summary>A name of letters, as all of Twilio's are: anything else may be somebody's text.</summary>
    private static bool IsNameOfSid(string name) => name.EndsWith(SidName, StringComparison.Ordinal) && name.All(char.IsAsciiLetter);

    private bool IsSigned(RequestValidator validator, Dictionary<string, string> reading)
    {
        try
        {
            return validator.Validate(_url, reading, _signature);
        }
        catch (Exception exception) when (exception is ArgumentException or UriFormatException)
        {
            // Its word for an empty signature, or an address that is none. Neither was signed by anybody.
            return false;
        }
    }

    private static Dictionary<string, string> Reading(string query, Form form, Func<string, List<string>, string> valueOf)
    {
        var reading = new Dictionary<string, string>(StringComparer.Ordinal) { [""] = query };
        foreach (var group in form.Fields.GroupBy(field => field.Key, field => field.Value, StringComparer.Ordinal))
            reading[group.Key] = valueOf(group.Key, [.. group]);
        return reading;
    }

    /// <summary>
    /// A name that comes several times: Twilio's libraries for Python, Node and Java take each different value once, in order, each after its name. The
    /// validator writes a name and then its value, so the value of such a name holds the further ones.
    /// </summary>
    private static string SeparateValues(string name, List<string> values) =>
        string.Join(name, values.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));

    /// <summary>Twilio's library for C# gets them from a framework that joins them by commas, in the order in which they came.</summary>
    private static string JoinedValues(string name, List<string> values) => string.Join(',', values);

    private static bool HasRepeatedNames(Form form) =>
        form.Fields.DistinctBy(field => field.Key, StringComparer.Ordinal).Count() != form.Fields.Count;
}
