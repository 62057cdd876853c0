using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace WhatsAppReplies.Local.Runner.Live.Server;

/// <summary>The assistants' instructions.</summary>
internal sealed class PromptEndpoints(LiveMachine machine)
{
    /// <summary>An item has to fit into 400 KB, with everything else that it holds.</summary>
    private const int LongestInstructions = 100_000;

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/assistants", async (CancellationToken cancellationToken) => TypedResults.Ok(await machine.Prompts.AllAsync(cancellationToken)));
        routes.MapPut("/api/assistants/{id}", ChangeAsync);
    }

    private async Task<IResult> ChangeAsync(string id, Change change, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(change.Instructions) || change.Instructions.Length > LongestInstructions)
            return TypedResults.BadRequest(new MistakeAnswer($"Instructions have 1 to {LongestInstructions} characters."));
        return await machine.Prompts.ChangeAsync(id, change.Instructions, cancellationToken) ? TypedResults.Ok() : TypedResults.NotFound();
    }

    private sealed record Change(string? Instructions);
}
