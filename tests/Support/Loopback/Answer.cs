using System.Text;
using Microsoft.AspNetCore.Http;

namespace Tests.Support.Loopback;

/// <summary>Answer of a <see cref="LoopbackServer"/> to one request, or a fault in place of it.</summary>
public sealed record Answer(int Status, string Body, string ContentType = "application/json")
{
    /// <summary>Null: the whole answer is written.</summary>
    private Func<HttpContext, CancellationToken, Task>? Fault { get; init; }

    /// <summary>The connection breaks before a byte of the answer.</summary>
    public static Answer Dropped { get; } = new(0, "")
    {
        Fault = (context, _) =>
        {
            context.Abort();
            return Task.CompletedTask;
        },
    };

    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    public static Answer Json(int status, string body) => new(status, body);

    public static Answer Html(int status) => new(status, "<html><body><h1>Bad gateway</h1></body></html>", "text/html");

    /// <summary>The connection breaks within the body.</summary>
    public static Answer BreakWithin(int status, string body) => new(status, body)
    {
        Fault = async (context, stopped) =>
        {
            context.Response.StatusCode = status;
            context.Response.ContentType = "application/json";
            context.Response.ContentLength = body.Length + 100;
            await context.Response.WriteAsync(body, stopped);
            // Fewer bytes than were promised: the server closes the connection.
            await context.Response.Body.FlushAsync(stopped);
        },
    };

    /// <summary>No answer until the client gives up or the server stops.</summary>
    public static Answer Never() => new(0, "") { Fault = UntilGivenUpAsync };

    /// <summary>Headers at once, the body never.</summary>
    public static Answer NeverTheBody(int status) => new(status, "")
    {
        Fault = async (context, stopped) =>
        {
            context.Response.StatusCode = status;
            await context.Response.StartAsync(stopped);
            await context.Response.Body.FlushAsync(stopped);
            await UntilGivenUpAsync(context, stopped);
        },
    };

    public Answer With(string header, string value) => this with { Headers = new Dictionary<string, string>(Headers) { [header] = value } };

    public async Task WriteAsync(HttpContext context, CancellationToken stopped)
    {
        foreach (var (name, value) in Headers) context.Response.Headers[name] = value;
        if (Fault is not null)
        {
            await Fault(context, stopped);
            return;
        }

        var body = Encoding.UTF8.GetBytes(Body);
        context.Response.StatusCode = Status;
        context.Response.ContentType = ContentType;
        context.Response.ContentLength = body.Length;
        await context.Response.Body.WriteAsync(body, stopped);
    }

    /// <summary>For the names of tests: bodies hold texts and addresses.</summary>
    public override string ToString() => $"{Status} {ContentType}";

    private static async Task UntilGivenUpAsync(HttpContext context, CancellationToken stopped)
    {
        var given = new TaskCompletionSource();
        await using var aborted = context.RequestAborted.Register(() => given.TrySetResult());
        await using var stopping = stopped.Register(() => given.TrySetResult());
        await given.Task;
    }
}
