using WhatsAppReplies.Infra.Naming;
using WhatsAppReplies.Infra.Settings;

namespace WhatsAppReplies.Infra;

/// <summary>What every component needs: the environment's settings and its names.</summary>
internal sealed record StackContext(StackSettings Settings, ResourceNames Names);
