using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace WhatsAppReplies.Local.Cloud.Gateway;

/// <summary>Answer of a service that speaks <see cref="AwsProtocol.Query"/>.</summary>
internal static class QueryAnswer
{
    private const string Error = "Error";

    /// <param name="operation">That was asked for.</param>
    /// <param name="of">The service's namespace.</param>
    /// <param name="result">Elements without a namespace, which they get here.</param>
    public static AwsHttpAnswer Of(string operation, XNamespace of, params IEnumerable<XElement> result)
    {
        var answer = new XElement(
            $"{operation}Response", new XElement($"{operation}Result", result), new XElement("ResponseMetadata", new XElement("RequestId", Guid.NewGuid())));
        foreach (var element in answer.DescendantsAndSelf()) element.Name = of + element.Name.LocalName;
        return Of(200, answer);
    }

    public static AwsHttpAnswer Of(int status, string code, string message) => Of(status, new XElement(
        "ErrorResponse",
        new XElement(
            Error, new XElement("Type", status < 500 ? "Sender" : "Receiver"), new XElement("Code", WithoutSuffix(code)), new XElement("Message", message)),
        new XElement("RequestId", Guid.NewGuid())));

    /// <summary>A list as the protocol writes it.</summary>
    public static XElement List<T>(string name, IEnumerable<T> elements, Func<T, object> element) =>
        new(name, elements.Select(one => new XElement("member", element(one))));

    /// <returns>Null: no error in XML.</returns>
    public static string? ErrorCodeOf(AwsHttpAnswer answer)
    {
        if (answer.Body.Length == 0 || answer.Body.Span[0] != (byte)'<') return null;
        try
        {
            return XElement.Parse(Encoding.UTF8.GetString(answer.Body.Span)).Element(Error)?.Element("Code")?.Value;
        }
        catch (XmlException)
        {
            // Whatever it is, this protocol's it is not.
            return null;
        }
    }

    /// <summary>Older services do not say that an exception is one.</summary>
    private static string WithoutSuffix(string code) => code == "AccessDeniedException" ? "AccessDenied" : code;

    private static AwsHttpAnswer Of(int status, XElement answer) => new(
        status,
        [new("Content-Type", "text/xml"), new(AwsHttpAnswer.RequestIdHeader, Guid.NewGuid().ToString())],
        Encoding.UTF8.GetBytes(answer.ToString(SaveOptions.DisableFormatting)));
}
