using WhatsAppReplies.Shared.Telemetry;

namespace App.Tests.Fakes.Turns;

internal sealed record LogRecord(Severity Severity, string Message, IReadOnlyDictionary<string, LogField> Fields)
{
    public override string ToString() =>
        $"{Severity} {Message} {string.Join(' ', Fields.Values.Select(field => $"{field.Name}={Value(field)}"))}";

    private static string Value(LogField field) => field.Text ?? field.Number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
