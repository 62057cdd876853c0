using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace WhatsAppReplies.Local.Cloud.Gateway;

internal static class RequestReader
{
    public static async Task<AwsRequest> ReadAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);

        // The target as it was sent: the signature is over its encoded form.
        var target = context.Features.Get<IHttpRequestFeature>()!.RawTarget;
        var mark = target.IndexOf('?', StringComparison.Ordinal);
        return new AwsRequest(
            context.Request.Method,
            mark < 0 ? target : target[..mark],
            mark < 0 ? "" : target[mark..],
            [.. from header in context.Request.Headers from value in header.Value select KeyValuePair.Create(header.Key, value ?? "")],
            body.ToArray());
    }
}
