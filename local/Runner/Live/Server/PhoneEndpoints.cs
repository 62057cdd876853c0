using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using WhatsAppReplies.Local.Providers.Twilio.Network;
using WhatsAppReplies.Local.Runner.Live.Breaks;
using WhatsAppReplies.Local.Runner.Live.Steps;

namespace WhatsAppReplies.Local.Runner.Live.Server;

/// <summary>What the phones do, and all that is told to the page.</summary>
internal sealed class PhoneEndpoints(LiveMachine machine)
{
    /// <summary>WhatsApp's own limit for a text.</summary>
    private const int LongestText = 4096;
    private const int LongestBurst = 20;

    /// <summary>WhatsApp's own limit for the title of a button.</summary>
    private const int LongestLabel = 25;

    /// <summary>Kinds that a browser shows as they are, and runs nothing of.</summary>
    private static readonly string[] Shown = ["image/jpeg", "image/png", "image/webp", "audio/ogg", "audio/mpeg", "audio/mp4", "audio/aac", "audio/amr"];

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/state", () => TypedResults.Ok(State()));
        routes.MapGet("/api/events", (HttpContext context, long after = 0) =>
            TypedResults.ServerSentEvents(machine.Feed.StreamAsync(LastSeen(context, after), context.RequestAborted)));
        routes.MapPost("/api/customers", AddPhone);
        routes.MapPost("/api/customers/{number}/messages", Write);
        routes.MapPost("/api/customers/{number}/files", SendFileAsync);
        routes.MapPost("/api/customers/{number}/places", SendPlace);
        routes.MapPost("/api/customers/{number}/presses", PressButton);
        routes.MapGet("/api/files/{sid}", ShowFile);
    }

    private IResult AddPhone(NewCustomer customer) =>
        machine.IsMessengerReal ? Mistake("Real phones write here; the page has none of its own.")
        : customer.Number is { } number && machine.Phones.Add(number) ? TypedResults.Ok()
        : Mistake("A number is written +447700900123.");

    private PageState State()
    {
        var stack = machine.Cloud.Stack;
        return new PageState(
            stack.Name,
            machine.Phones.Company,
            stack.Inbound!.QuietTime.TotalSeconds,
            machine.IsModelReal,
            machine.IsMessengerReal,
            TunnelText.Of(machine),
            LongestText,
            StepText.All,
            KillPoint.All,
            [.. machine.Cloud.Alarms.Alarms.Select(alarm => new AlarmText(alarm.Definition.Name, alarm.Definition.Description, alarm.State.ToString()))]);
    }

    /// <summary>A browser that was cut off says itself what it has.</summary>
    private static long LastSeen(HttpContext context, long after) =>
        long.TryParse(context.Request.Headers["Last-Event-ID"], CultureInfo.InvariantCulture, out var last) ? last : after;

    private IResult Write(string number, NewMessages messages)
    {
        if (!machine.Phones.Has(number)) return TypedResults.NotFound();
        if (messages.Texts is not { Count: > 0 and <= LongestBurst } texts) return Mistake($"1 to {LongestBurst} messages are sent at once.");
        if (!texts.TrueForAll(text => text is { Length: > 0 and <= LongestText })) return Mistake($"A message has 1 to {LongestText} characters.");
        return TypedResults.Ok(new { sids = machine.Phones.Write(number, [.. texts.Select(text => new PhoneContent.Text(text))]) });
    }

    private async Task<IResult> SendFileAsync(string number, HttpContext context, string caption = "")
    {
        if (!machine.Phones.Has(number)) return TypedResults.NotFound();
        var contentType = (context.Request.ContentType ?? "").Split(';')[0].Trim();
        if (!Shown.Contains(contentType, StringComparer.Ordinal)) return Mistake($"A phone sends {string.Join(", ", Shown)}.");
        using var bytes = new MemoryStream();
        await context.Request.Body.CopyToAsync(bytes, context.RequestAborted);
        if (bytes.Length == 0) return Mistake("The file is empty.");
        var content = new PhoneContent.Media([new PhoneFile(contentType, bytes.ToArray())], caption);
        return TypedResults.Ok(new { sids = machine.Phones.Write(number, [content]) });
    }

    private IResult SendPlace(string number, NewPlace place)
    {
        if (!machine.Phones.Has(number)) return TypedResults.NotFound();
        if (place is not { Latitude: { } latitude, Longitude: { } longitude } || !IsDegrees(latitude, 90) || !IsDegrees(longitude, 180))
            return Mistake("A place has a latitude from -90 to 90 and a longitude from -180 to 180, both as text.");
        return TypedResults.Ok(new { sids = machine.Phones.Write(number, [new PhoneContent.Location(latitude, longitude, place.Label)]) });
    }

    /// <summary>A button that a template of the company's would have; the company gets its title as text, and its payload.</summary>
    private IResult PressButton(string number, NewPress press)
    {
        if (!machine.Phones.Has(number)) return TypedResults.NotFound();
        if (press.Label is not { Length: > 0 and <= LongestLabel } label) return Mistake($"A button has a title of 1 to {LongestLabel} characters.");
        return TypedResults.Ok(new { sids = machine.Phones.Write(number, [new PhoneContent.Button(label, press.Payload ?? label, press.UnderSid)]) });
    }

    private static bool IsDegrees(string text, double most) =>
        double.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var degrees)
        && Math.Abs(degrees) <= most;

    private IResult ShowFile(string sid) =>
        machine.Phones.File(sid) is { } file ? TypedResults.Bytes(file.Bytes, file.ContentType) : TypedResults.NotFound();

    private static BadRequest<MistakeAnswer> Mistake(string what) => TypedResults.BadRequest(new MistakeAnswer(what));

    private sealed record NewCustomer(string? Number);

    private sealed record NewMessages(List<string>? Texts);

    private sealed record NewPress(string? Label, string? Payload, string? UnderSid);

    private sealed record NewPlace(string? Latitude, string? Longitude, string? Label);
}
