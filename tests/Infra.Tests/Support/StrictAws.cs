using System.Collections.Concurrent;
using Pulumi.Testing;
using WhatsAppReplies.Local.Plan;

namespace WhatsAppReplies.Infra.Tests.Support;

/// <summary>
/// AWS as far as this program needs it, keeping what was made: a type or a function without an answer throws, and so does a resource that is declared twice.
/// </summary>
internal sealed class StrictAws : IMocks
{
    public const string Region = "eu-north-1";
    public const string Account = "210987654321";

    private readonly AwsAnswers _answers = new(Region, Account);
    private readonly ConcurrentDictionary<string, MockResourceArgs> _made = new();

    /// <summary>By type and name, as <c>aws:sqs/queue:Queue::triggers</c>.</summary>
    public IReadOnlyDictionary<string, MockResourceArgs> Made => _made;

    public static string Arn(string service, string resource) => $"arn:aws:{service}:{Region}:{Account}:{resource}";

    public static string Url(string queue) => $"https://sqs.{Region}.amazonaws.com/{Account}/{queue}";

    public Task<(string? id, object state)> NewResourceAsync(MockResourceArgs args)
    {
        Assert.True(_made.TryAdd($"{args.Type}::{args.Name}", args), $"{args.Type}::{args.Name} was declared twice.");
        var (id, computed) = _answers.To(args);
        return Task.FromResult<(string?, object)>((id, args.Inputs.SetItems(computed)));
    }

    public Task<object> CallAsync(MockCallArgs args) => Task.FromResult<object>(_answers.To(args.Token!));

    public Task RegisterResourceOutputs(MockRegisterResourceOutputsRequest args) => Task.CompletedTask;
}
