using System.Text;

namespace WhatsAppReplies.Local.Providers.Hosting;

/// <summary>What a proxy in front of a provider answers when the provider itself cannot be reached.</summary>
internal static class GatewayPage
{
    public const string ContentType = "text/html";

    public static ReadOnlyMemory<byte> For(int status) => Encoding.UTF8.GetBytes(
        $"<html>\r\n<head><title>{status} Bad answer</title></head>\r\n<body><center><h1>{status}</h1></center></body>\r\n</html>\r\n");
}
