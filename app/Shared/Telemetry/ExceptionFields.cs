using System.Diagnostics;
using System.Net.Sockets;
using Amazon.Runtime;

namespace WhatsAppReplies.Shared.Telemetry;

/// <summary>
/// An exception as fields: its types, code and stack, without any message. Messages quote what was read or sent, and that is private.
/// </summary>
internal static class ExceptionFields
{
    private const int MostFrames = 12;

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
        List<string> names = [];
        foreach (var frame in new StackTrace(exception, fNeedFileInfo: false).GetFrames())
        {
            if (DiagnosticMethodInfo.Create(frame) is not { } method || IsPlumbing(method))
                continue;
            names.Add($"{method.DeclaringTypeName}.{method.Name}");
            if (names.Count == MostFrames)
                break;
        }

        return string.Join(" < ", names);
    }

    /// <summary>Two frames of every three in asynchronous code only hand the exception on.</summary>
    private static bool IsPlumbing(DiagnosticMethodInfo method) =>
        method.DeclaringTypeName is { } type
        && (type.StartsWith("System.Runtime.CompilerServices.", StringComparison.Ordinal)
            || type.StartsWith("System.Runtime.ExceptionServices.", StringComparison.Ordinal));
}
