using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;

namespace WhatsAppReplies.Local.Cloud.Gateway;

/// <summary>
/// Form of a request whose service speaks <see cref="AwsProtocol.Query"/>. A field that nobody of this machine looks at is refused, and not passed over.
/// </summary>
internal sealed class QueryForm(ReadOnlyMemory<byte> body)
{
    private const string Action = "Action";
    private const string MediaType = "application/x-www-form-urlencoded";
    private const string Member = ".member.";

    private readonly Dictionary<string, StringValues> _fields = QueryHelpers.ParseQuery(Encoding.UTF8.GetString(body.Span));

    /// <returns>Null: the request is no form, or names no operation.</returns>
    public static string? OperationOf(AwsRequest request) =>
        request.Header("Content-Type")?.StartsWith(MediaType, StringComparison.OrdinalIgnoreCase) == true ? new QueryForm(request.Body).Text(Action) : null;

    public string? Text(string name) => _fields.TryGetValue(name, out var value) && value.ToString() is { Length: > 0 } text ? text : null;

    /// <summary>A list, whose elements are numbered from 1.</summary>
    public IReadOnlyList<string> List(string name)
    {
        var elements = new List<string>();
        while (Text(string.Create(CultureInfo.InvariantCulture, $"{name}{Member}{elements.Count + 1}")) is { } element) elements.Add(element);
        return elements;
    }

    /// <exception cref="AwsException">There is another field than these.</exception>
    public QueryForm Only(params IReadOnlyCollection<string> understood)
    {
        var stranger = _fields.Keys.FirstOrDefault(field => field is not (Action or "Version") && !understood.Contains(field.Split(Member)[0]));
        return stranger is null
            ? this
            : throw new AwsException("InvalidParameterValue", $"This machine does not understand the field {stranger} of {Text(Action)}.");
    }
}
