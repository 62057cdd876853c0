using System.Text;
using Microsoft.AspNetCore.Http;

namespace Standins.Tests.Loopback;

internal sealed record Answer(int Status, string Body, string ContentType = "application/json")
{
    /// <summary>The connection ends without a single byte of an answer.</summary>
    public static readonly Answer Dropped = new(0, "");

    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    public async Task WriteAsync(HttpContext context)
    {
        if (ReferenceEquals(this, Dropped))
        {
            context.Abort();
            return;
        }

        var body = Encoding.UTF8.GetBytes(Body);
        context.Response.StatusCode = Status;
        foreach (var (name, value) in Headers)
        {
            context.Response.Headers[name] = value;
        }

        context.Response.ContentType = ContentType;
        context.Response.ContentLength = body.Length;
        await context.Response.Body.WriteAsync(body, context.RequestAborted);
    }
}
