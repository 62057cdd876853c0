namespace WhatsAppReplies.Local.Runner.Scenario;

internal static class Plural
{
    public static string Of(int count, string one, string? many = null) => count == 1 ? $"1 {one}" : $"{count} {many ?? one + "s"}";
}
