using WhatsAppReplies.Shared.Dynamo;
using Names = WhatsAppReplies.Contract.Conversations;

namespace WhatsAppReplies.Inbound.Staging;

/// <summary>Credentials of a conversation: which Twilio secret its record names, nested by channel or flat.</summary>
internal static class ConversationCredentials
{
    /// <summary>What to read of a record for it.</summary>
    public const string Paths = $"{Names.ChannelConfig}.{Names.WhatsApp}.{Names.CredentialsId}, {Names.ChannelConfig}.{Names.CredentialsId}";

    public static string? Of(Attributes record)
    {
        var channel = record.Map(Names.ChannelConfig);
        return channel.Map(Names.WhatsApp).Text(Names.CredentialsId) ?? channel.Text(Names.CredentialsId);
    }
}
