using WhatsAppReplies.Local.Providers.Hosting;

namespace WhatsAppReplies.Local.Providers.OpenAi;

/// <summary>What happens to a call instead of the usual answer.</summary>
internal abstract record OpenAiFault
{
    private OpenAiFault()
    {
    }

    /// <summary>An error answer; the call has no effect.</summary>
    public sealed record Refuse(OpenAiError Error) : OpenAiFault;

    /// <summary>A gateway's page. With <paramref name="TakesEffect"/> the model runs behind it, and its reply is appended to the conversation.</summary>
    public sealed record Html(int Status = 502, bool TakesEffect = false) : OpenAiFault;

    /// <summary>No answer. With <paramref name="TakesEffect"/> the model runs, and its reply is appended to the conversation.</summary>
    public sealed record Drop(bool TakesEffect = false, Hangup Hangup = Hangup.Reset) : OpenAiFault;

    /// <summary>Takes effect, but the connection breaks in the middle of the answer.</summary>
    public sealed record DropMidBody : OpenAiFault;

    /// <summary>Never answers; the connection stays open.</summary>
    public sealed record Silence(bool TakesEffect = false) : OpenAiFault;

    /// <summary>Takes effect, but 200 comes with a body that is not JSON.</summary>
    public sealed record Garbage : OpenAiFault;

    /// <summary>
    /// Takes so much longer than usual. Whether a caller that gave up meanwhile finds the reply appended is
    /// <see cref="OpenAiBehaviour.AppendsWhenCallerLeft"/>.
    /// </summary>
    public sealed record Late(TimeSpan By) : OpenAiFault;

    /// <summary>The model answers this.</summary>
    public sealed record Answer(ModelAnswer Says) : OpenAiFault;
}
