using System.Globalization;
using System.Text;

namespace WhatsAppReplies.Inbound.Webhooks;

/// <summary>Reader of a delivery status from a form and the query of the address.</summary>
internal static class DeliveryStatusReader
{
    /// <returns>Nothing when it is no status of a message in a conversation.</returns>
    public static DeliveryStatus? Read(Form form, string query)
    {
        var (sid, from, to) = (form.Find(Fields.MessageSid), form.Find(Fields.From), form.Find(Fields.To));
        var conversation = FormReader.Read(Encoding.UTF8.GetBytes(query))?.Find(Contract.Webhooks.Conversation);
        if (!FieldRules.IsSid(sid) || !FieldRules.IsAddress(from) || !FieldRules.IsAddress(to) || !FieldRules.IsConversationId(conversation))
            return null;
        if (form.Text(Fields.MessageStatus) is not { } status)
            return null;

        return new(
            sid!,
            from!,
            to!,
            conversation!,
            status is "failed" or "undelivered",
            int.TryParse(form.Find(Fields.ErrorCode), NumberStyles.None, CultureInfo.InvariantCulture, out var code) ? code : 0);
    }
}
