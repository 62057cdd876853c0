using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace WhatsAppReplies.Local.Runner.Live.Server;

/// <summary>The page's own files, and the pages of the documentation that it links to.</summary>
internal static class PageEndpoints
{
    private const string Index = "index.html";

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/", () => Send(Index));
        routes.MapGet("/{name}", Send);
        routes.MapGet("/docs/design.md", () => TypedResults.PhysicalFile(Path.Combine(Repository.Root, "docs", "design.md"), "text/plain; charset=utf-8"));
    }

    private static IResult Send(string name) =>
        PageFiles.All.TryGetValue(name, out var file) ? TypedResults.Bytes(file.Bytes, file.ContentType) : TypedResults.NotFound();
}
