using Amazon.Lambda.Core;

namespace Amazon.Lambda.RuntimeSupport.Logging;

internal sealed record LogRecord(DateTime Timestamp, LogLevel Level, string RequestId, string TraceId, string Message, Exception Exception);
