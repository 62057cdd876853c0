using System.Text.RegularExpressions;

namespace WhatsAppReplies.Local.Cloud.Gateway;

/// <summary>The parts of a Signature Version 4 <c>Authorization</c> header.</summary>
internal sealed partial record Authorization(
    string AccessKeyId, string Date, string Region, string Service, IReadOnlyList<string> SignedHeaders, string Signature)
{
    public string Scope => $"{Date}/{Region}/{Service}/aws4_request";

    public static Authorization? Parse(string? header)
    {
        if (header is null || Pattern().Match(header) is not { Success: true } match)
        {
            return null;
        }

        var groups = match.Groups;
        return new Authorization(
            groups["key"].Value, groups["date"].Value, groups["region"].Value, groups["service"].Value,
            groups["headers"].Value.Split(';'), groups["signature"].Value);
    }

    [GeneratedRegex(
        @"^AWS4-HMAC-SHA256\s+Credential=(?<key>[^/\s]+)/(?<date>\d{8})/(?<region>[^/\s]+)/(?<service>[^/\s]+)/aws4_request"
        + @"\s*,\s*SignedHeaders=(?<headers>[^,\s]+)\s*,\s*Signature=(?<signature>[0-9a-f]{64})$")]
    private static partial Regex Pattern();
}
