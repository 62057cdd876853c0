using System.Diagnostics;
using System.Net.Sockets;
using Amazon.Runtime;

namespace WhatsAppReplies.Telemetry;

/// <summary>
/// An exception as fields: its types, code and stack, without any message. Messages quote what was read or sent, and that is private.
/// </summary>
internal static class ExceptionFields
{
    private const int DeepestFrame = 24;

    public static LogField[] Of(Exception exception) =>
    [
        LogField.Of("errorType", TypesOf(exception)),
        LogField.Of("errorCode", CodeOf(exception)),
        LogField.Of("errorStack", StackOf(exception)),
    ];

    private static string TypesOf(Exception exception)
    {
        var types = exception.GetType().Name;
        for (var inner = exception.InnerException; inner is not null; inner = inner.InnerException)
            types += " < " + inner.GetType().Name;
        return types;
    }

    private static string? CodeOf(Exception? exception) => exception switch
    {
        null => null,
        AmazonServiceException { ErrorCode: { Length: > 0 } code } => code,
        SocketException socket => socket.SocketErrorCode.ToString(),
        HttpRequestException { InnerException: null } http => http.HttpRequestError.ToString(),
        _ => CodeOf(exception.InnerException),
    };

    private static string StackOf(Exception exception)
    {
        var frames = new StackTrace(exception, fNeedFileInfo: false).GetFrames();
        var names = new List<string>(Math.Min(frames.Length, DeepestFrame));
        foreach (var frame in frames.AsSpan(0, Math.Min(frames.Length, DeepestFrame)))
        {
            var method = DiagnosticMethodInfo.Create(frame);
            names.Add(method is null ? "?" : $"{method.DeclaringTypeName}.{method.Name}");
        }

        return string.Join(" < ", names);
    }
}
