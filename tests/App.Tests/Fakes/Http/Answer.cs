using Microsoft.AspNetCore.Http;

namespace App.Tests.Fakes.Http;

/// <summary>What a server does with one request.</summary>
public sealed class Answer
{
    private readonly Func<HttpContext, CancellationToken, Task> _write;

    private Answer(Func<HttpContext, CancellationToken, Task> write) => _write = write;

    public static Answer Json(int status, string body) => Of(status, "application/json", body);

    public static Answer Html(int status) => Of(status, "text/html", "<html><body><h1>Bad gateway</h1></body></html>");

    /// <summary>The connection breaks before a byte of the answer.</summary>
    public static Answer Drop() => new((context, _) =>
    {
        context.Abort();
        return Task.CompletedTask;
    });

    /// <summary>The connection breaks within the body.</summary>
    public static Answer BreakWithin(int status, string body) => new(async (context, stopped) =>
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        context.Response.ContentLength = body.Length + 100;
        await context.Response.WriteAsync(body, stopped);
        // Fewer bytes than were promised: the server closes the connection.
        await context.Response.Body.FlushAsync(stopped);
    });

    /// <summary>No answer until the client gives up or the server stops.</summary>
    public static Answer Never() => new((context, stopped) => UntilGivenUpAsync(context, stopped));

    /// <summary>Headers at once, the body never.</summary>
    public static Answer NeverTheBody(int status) => new(async (context, stopped) =>
    {
        context.Response.StatusCode = status;
        await context.Response.StartAsync(stopped);
        await context.Response.Body.FlushAsync(stopped);
        await UntilGivenUpAsync(context, stopped);
    });

    public Answer With(string header, string value) => new((context, stopped) =>
    {
        context.Response.Headers[header] = value;
        return _write(context, stopped);
    });

    public Task WriteAsync(HttpContext context, CancellationToken stopped) => _write(context, stopped);

    private static Answer Of(int status, string type, string body) => new((context, stopped) =>
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = type;
        return context.Response.WriteAsync(body, stopped);
    });

    private static async Task UntilGivenUpAsync(HttpContext context, CancellationToken stopped)
    {
        var given = new TaskCompletionSource();
        await using var aborted = context.RequestAborted.Register(() => given.TrySetResult());
        await using var stopping = stopped.Register(() => given.TrySetResult());
        await given.Task;
    }
}
