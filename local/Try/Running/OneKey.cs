extern alias app;

using app::WhatsAppReplies.Shared.Results;
using app::WhatsAppReplies.Shared.Secrets;

namespace WhatsAppReplies.Local.Try.Running;

/// <summary>The key that stands in the environment, or the stand-in's: there is no other one to fetch.</summary>
internal sealed class OneKey(string key) : ISecrets<OpenAiKey>
{
    public Task<Result<OpenAiKey>> GetAsync(string secretId, CancellationToken cancellationToken) =>
        Task.FromResult<Result<OpenAiKey>>(new Result<OpenAiKey>.Success(new OpenAiKey(key)));

    public Task<Result<OpenAiKey>> RenewAsync(string secretId, CancellationToken cancellationToken) => GetAsync(secretId, cancellationToken);

    public void Forget(string secretId, OpenAiKey refused)
    {
        // A refused key stays refused; the next call says so.
    }
}
