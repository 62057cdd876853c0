using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using WhatsAppReplies.Shared.Secrets;

namespace WhatsAppReplies.Shared.Twilio;

internal sealed record TwilioCredentials(string AccountSid, string AuthToken)
{
    /// <summary>A record prints its members; these are secret.</summary>
    public override string ToString() => "Twilio credentials";

    public AuthenticationHeaderValue ToHeader() => new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{AccountSid}:{AuthToken}")));

    internal sealed class Shape : ISecretShape<TwilioCredentials>
    {
        public string Description => "Twilio secret (whatsapp_credentials_id of the record, else TWILIO_SECRET_ID)";

        public IReadOnlyList<string> Keys { get; } = [Contract.Secrets.TwilioAccountSid, Contract.Secrets.TwilioAuthToken];

        public TwilioCredentials Read(JsonElement secret) => new(
            secret.GetProperty(Contract.Secrets.TwilioAccountSid).GetString()!.Trim(),
            secret.GetProperty(Contract.Secrets.TwilioAuthToken).GetString()!.Trim());
    }
}
