using WhatsAppReplies.Infra.Settings;

namespace WhatsAppReplies.Infra.Tests.Support;

internal static class Configured
{
    /// <summary>The smallest stack file that is right.</summary>
    public static StackConfiguration Minimal { get; } =
        new(new Dictionary<string, string> { ["aws:region"] = "eu-north-1" }, new HashSet<string>());

    public static StackSettings Read(this StackConfiguration configuration) => StackSettings.Read(configuration, "whatsapp-replies", "test");

    public static StackConfiguration Own(this StackConfiguration configuration, string key, string value, bool secret = false) =>
        configuration.With($"whatsapp-replies:{key}", value, secret);
}
