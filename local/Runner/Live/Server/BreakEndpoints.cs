using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using WhatsAppReplies.Local.Runner.Live.Breaks;

namespace WhatsAppReplies.Local.Runner.Live.Server;

/// <summary>What can be broken by hand.</summary>
internal sealed class BreakEndpoints(LiveMachine machine)
{
    public void Map(IEndpointRouteBuilder routes) => routes.MapPost("/api/breaks/{name}", BreakAsync);

    private async Task<IResult> BreakAsync(string name, Wish wish, CancellationToken cancellationToken)
    {
        var bench = machine.Bench;
        if (machine.IsMessengerReal && name is BreakNames.TwilioDrops or BreakNames.BodiesHidden or BreakNames.WebhookDown)
        {
            return TypedResults.BadRequest(
                new MistakeAnswer("The real Twilio writes and sends here: this machine cannot make it fail, and nobody sweeps what it would miss."));
        }
        switch (name)
        {
            case BreakNames.Kill when wish.Point is null:
                bench.Kill(null);
                break;
            case BreakNames.Kill when KillPoint.All.FirstOrDefault(point => point.Name == wish.Point) is { } point:
                bench.Kill(point);
                break;
            case BreakNames.Kill:
                return TypedResults.BadRequest(
                    new MistakeAnswer($"A worker is killed at one of: {string.Join(", ", KillPoint.All.Select(point => point.Name))}."));
            case BreakNames.TwilioDrops:
                bench.TwilioDrops();
                break;
            case BreakNames.ModelFails when machine.IsModelReal:
                return TypedResults.BadRequest(new MistakeAnswer("The real model answers here; this machine cannot make it fail."));
            case BreakNames.ModelFails:
                bench.ModelFails();
                break;
            case BreakNames.WebhookDown:
                bench.WebhookDown();
                break;
            case BreakNames.TriggerTwice:
                bench.TriggerTwice();
                break;
            case BreakNames.BodiesHidden:
                bench.BodiesHidden(wish.IsOn);
                break;
            case BreakNames.ItemsExpire:
                await bench.ItemsExpireAsync(cancellationToken);
                break;
            default:
                return TypedResults.NotFound();
        }

        return TypedResults.Ok();
    }

    /// <param name="Point">Of a kill; null: nobody is killed.</param>
    /// <param name="IsOn">Of what stays on until it is turned off.</param>
    private sealed record Wish(string? Point = null, bool IsOn = false);
}
