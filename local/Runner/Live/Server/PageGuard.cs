using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace WhatsAppReplies.Local.Runner.Live.Server;

/// <summary>
/// Guard of the page: an address without the run's token does not exist, a page of somebody else's can do nothing here, and this page can load nothing from
/// elsewhere.
/// </summary>
internal sealed class PageGuard
{
    public const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; media-src 'self' blob:; connect-src 'self'; "
        + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private readonly byte[] _token;

    /// <param name="token">Stands first in every path.</param>
    public PageGuard(string token) => _token = Encoding.ASCII.GetBytes(token);

    public async Task CheckAsync(HttpContext context, RequestDelegate next)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers.CacheControl = "no-store";

        // A name that leads here from elsewhere is not this machine's: somebody's page would be read as this one.
        var isOwnName = context.Request.Host.Host is "127.0.0.1" or "localhost";
        var isOwnPage = context.Request.Headers.Origin is not [var origin] || origin == $"http://{context.Request.Host}";
        if (!isOwnName || !isOwnPage || Inside(context.Request) is not { } inside)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        context.Request.PathBase = context.Request.PathBase.Add(context.Request.Path.Value![..^inside.Length]);
        context.Request.Path = inside;
        await next(context);
    }

    /// <summary>What stands behind the token; null: it is not the token.</summary>
    private string? Inside(HttpRequest request)
    {
        var path = request.Path.Value ?? "";
        var end = path.IndexOf('/', Math.Min(1, path.Length));
        if (end < 0) return null;
        var said = Encoding.UTF8.GetBytes(path[1..end]);
        return CryptographicOperations.FixedTimeEquals(said, _token) ? path[end..] : null;
    }
}
