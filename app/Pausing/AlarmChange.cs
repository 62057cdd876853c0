using System.Text.Json;
using WhatsAppReplies.Shared.Json;
using WhatsAppReplies.Shared.Results;

namespace WhatsAppReplies.Pausing;

/// <summary>A change of an alarm's state, as CloudWatch tells it to a function that is an action of the alarm.</summary>
/// <param name="Alarm">Its name.</param>
/// <param name="IsRinging">Whether it changed to <c>ALARM</c>.</param>
internal sealed record AlarmChange(string Alarm, bool IsRinging)
{
    private const string Ringing = "ALARM";

    /// <param name="incoming">The event.</param>
    /// <param name="expected">Names of the alarms that pause.</param>
    /// <returns>A refusal where the event is none of these alarms': it never tells what stands in the event.</returns>
    public static async Task<Result<AlarmChange>> ReadAsync(Stream incoming, IReadOnlyList<string> expected)
    {
        try
        {
            using var json = await JsonDocument.ParseAsync(incoming);
            return Read(json.RootElement, expected);
        }
        catch (JsonException)
        {
            return Unreadable("It is not JSON.");
        }
    }

    private static Result<AlarmChange> Read(JsonElement root, IReadOnlyList<string> expected)
    {
        if (!root.TryGet("alarmData", JsonValueKind.Object, out var data) || data.TextOf("alarmName") is not { } alarm)
            return Unreadable("It names no alarm.");
        if (!expected.Contains(alarm, StringComparer.Ordinal))
            return new Result<AlarmChange>.Refuse(new("alarm_of_another", "The event is of an alarm that does not pause this stack."));
        return (data.TryGet("state", JsonValueKind.Object, out var state) ? state.TextOf("value") : null) switch
        {
            Ringing => new Result<AlarmChange>.Success(new AlarmChange(alarm, IsRinging: true)),
            "OK" or "INSUFFICIENT_DATA" => new Result<AlarmChange>.Success(new AlarmChange(alarm, IsRinging: false)),
            _ => Unreadable("It tells no state of the alarm."),
        };
    }

    private static Result<AlarmChange> Unreadable(string why) =>
        new Result<AlarmChange>.Refuse(new("alarm_unreadable", $"The event is not what CloudWatch sends for an alarm. {why}"));
}
