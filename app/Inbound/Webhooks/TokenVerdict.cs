using WhatsAppReplies.Shared.Results;

namespace WhatsAppReplies.Inbound.Webhooks;

/// <summary>Verdict on a signature: whether the token of a secret made it.</summary>
internal abstract record TokenVerdict
{
    private TokenVerdict()
    {
    }

    public sealed record Signed : TokenVerdict;

    public sealed record NotSigned : TokenVerdict;

    /// <summary>Nobody can tell: the secret could not be read now.</summary>
    public sealed record Unknown(Failure Failure) : TokenVerdict;

    /// <summary>Nobody will be able to tell until the secret is mended.</summary>
    public sealed record Unusable(Failure Failure) : TokenVerdict;
}
