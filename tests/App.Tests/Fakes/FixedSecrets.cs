using WhatsAppReplies.Shared.Results;
using WhatsAppReplies.Shared.Secrets;

namespace App.Tests.Fakes;

/// <summary>Secrets without a service: each fetch takes the next of a list, the last one repeats; forgetting means the next fetch.</summary>
internal sealed class FixedSecrets<T>(params Result<T>[] outcomes) : ISecrets<T>
    where T : class
{
    private int _current;

    public int Forgotten { get; private set; }

    public List<string> Asked { get; } = [];

    public Task<Result<T>> GetAsync(string secretId, CancellationToken cancellationToken)
    {
        Asked.Add(secretId);
        var outcome = outcomes[Math.Min(_current, outcomes.Length - 1)];
        if (outcome is not Result<T>.Success)
            _current++;
        return Task.FromResult(outcome);
    }

    public Task<Result<T>> RenewAsync(string secretId, CancellationToken cancellationToken) =>
        throw new NotSupportedException("Only who verifies signatures renews.");

    public void Forget(string secretId, T refused)
    {
        Forgotten++;
        _current++;
    }
}
