using System.Net.Sockets;
using WhatsAppReplies.Shared.Telemetry;

namespace App.Tests.Telemetry;

public class ExceptionFieldsTests
{
    private const string Private = "the customer +447700900123 wrote: hello";

    [Fact]
    public void An_exception_is_told_by_types_code_and_stack_and_never_by_its_message()
    {
        var fields = ExceptionFields.Of(Thrown()).ToDictionary(field => field.Name, field => field.Text);

        Assert.Equal("InvalidOperationException < HttpRequestException < SocketException", fields["errorType"]);
        Assert.Equal("ConnectionRefused", fields["errorCode"]);
        Assert.Contains(nameof(Thrown), fields["errorStack"], StringComparison.Ordinal);
        Assert.All(fields.Values, text => Assert.DoesNotContain("447700900123", text, StringComparison.Ordinal));
    }

    private static InvalidOperationException Thrown()
    {
        try
        {
            throw new InvalidOperationException(Private, new HttpRequestException(Private, new SocketException((int)SocketError.ConnectionRefused)));
        }
        catch (InvalidOperationException exception)
        {
            return exception;
        }
    }
}
