using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using WhatsAppReplies.Local.Cloud.Iam;

namespace WhatsAppReplies.Local.Cloud.Gateway;

/// <summary>Tells who signed a request, and refuses what AWS refuses.</summary>
internal sealed class Authenticator(RoleStore roles, Caller operatorCaller, TimeProvider time)
{
    private static readonly TimeSpan AllowedSkew = TimeSpan.FromMinutes(5);

    public Caller Authenticate(AwsRequest request, Authorization authorization)
    {
        var caller = Find(authorization.AccessKeyId);
        if (caller is null || caller.SessionToken != request.Header("X-Amz-Security-Token"))
        {
            throw Refused("UnrecognizedClientException", "The security token included in the request is invalid.");
        }

        if (!authorization.SignedHeaders.Contains("host") || !authorization.SignedHeaders.Contains("x-amz-date"))
        {
            throw Refused("IncompleteSignatureException", "The headers host and x-amz-date must be signed.");
        }

        RequireFresh(request.Header("X-Amz-Date"), authorization);
        var expected = SignatureV4.Compute(request, authorization, caller.SecretAccessKey);
        return CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(expected), Encoding.ASCII.GetBytes(authorization.Signature))
            ? caller
            : throw Refused(
                "InvalidSignatureException",
                "The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method.");
    }

    private Caller? Find(string accessKeyId) =>
        accessKeyId == operatorCaller.AccessKeyId ? operatorCaller : roles.Session(accessKeyId) is { } session ? Caller.Of(session) : null;

    private void RequireFresh(string? header, Authorization authorization)
    {
        if (!DateTimeOffset.TryParseExact(
                header, "yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var signedAt)
            || !header!.StartsWith(authorization.Date, StringComparison.Ordinal))
        {
            throw Refused("IncompleteSignatureException", "Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP.");
        }

        var now = time.GetUtcNow();
        if ((now - signedAt).Duration() > AllowedSkew)
        {
            throw Refused(
                "InvalidSignatureException",
                $"Signature expired: {signedAt:yyyyMMdd'T'HHmmss'Z'} is now earlier or later than the allowed distance from {now:yyyyMMdd'T'HHmmss'Z'}.");
        }
    }

    private static AwsException Refused(string code, string message) => new(new AwsError(403, code, message));
}
