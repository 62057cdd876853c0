namespace ProbeFunction;

internal sealed class HandlerException(string message) : Exception(message);
