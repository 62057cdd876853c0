using System.Collections.Concurrent;
using System.Collections.Immutable;
using Amazon.Runtime;
using Pulumi.Testing;
using WhatsAppReplies.Local.Cloud.CloudWatch;
using WhatsAppReplies.Local.Cloud.Gateway;
using WhatsAppReplies.Local.Cloud.Lambda;
using WhatsAppReplies.Local.Plan;

namespace WhatsAppReplies.Local.Deploy;

/// <summary>
/// Stands where the Pulumi engine and AWS would: each resource that the program declares is made on this machine before the program
/// learns of it. A type, a function, a property or a value that this machine does not understand is an error.
/// </summary>
internal sealed class LocalMocks(
    string project, IReadOnlyCollection<IResourceKind> kinds, AwsAnswers answers, CancellationToken cancellationToken) : IMocks
{
    private readonly Dictionary<string, IResourceKind> _kinds = kinds.ToDictionary(kind => kind.Type, StringComparer.Ordinal);
    private readonly ConcurrentQueue<ProblemException> _problems = new();
    private readonly ConcurrentQueue<string> _created = new();

    public IReadOnlyCollection<ProblemException> Problems => _problems;

    /// <summary>The types of all resources that were made.</summary>
    public IReadOnlyCollection<string> CreatedTypes => _created;

    public async Task<(string? id, object state)> NewResourceAsync(MockResourceArgs args)
    {
        if (args.Type!.StartsWith($"{project}:", StringComparison.Ordinal))
        {
            return (null, args.Inputs);
        }

        var name = $"{args.Type} \"{args.Name}\"";
        try
        {
            var created = await MakeAsync(name, args);
            _created.Enqueue(args.Type);
            return (created.Id, args.Inputs.SetItems(created.Computed));
        }
        catch (Exception e) when (Sentence(name, e) is { } sentence)
        {
            var problem = new ProblemException(sentence, e);
            _problems.Enqueue(problem);
            throw problem;
        }
    }

    public Task<object> CallAsync(MockCallArgs args) =>
        answers.Functions.Contains(args.Token!)
            ? Task.FromResult<object>(answers.To(args.Token!))
            : throw Refused($"This machine does not understand the function {args.Token}.");

    private async Task<AwsAnswer> MakeAsync(string name, MockResourceArgs args)
    {
        var kind = _kinds.GetValueOrDefault(args.Type!) ?? throw new ProblemException($"{name}: this machine does not understand the type.");
        if (string.IsNullOrEmpty(args.Id))
        {
            var declared = new Declared(name, args.Inputs, kind.Properties);
            var created = await kind.CreateAsync(declared, cancellationToken);
            declared.RequireAllRead();
            return created;
        }

        if (args.Inputs.Keys.Order(StringComparer.Ordinal).FirstOrDefault() is { } property)
        {
            throw new ProblemException($"{name}: this machine does not understand the property {property} of a resource that somebody else owns.");
        }

        return kind is IExistingKind existing
            ? await existing.ReadAsync(args.Id, cancellationToken)
            : throw new ProblemException($"{name}: this machine cannot stand for an existing resource of this type.");
    }

    private ProblemException Refused(string sentence)
    {
        var problem = new ProblemException(sentence);
        _problems.Enqueue(problem);
        return problem;
    }

    /// <summary>What a service of this machine refuses names the resource; any other exception is a mistake of this machine itself.</summary>
    private static string? Sentence(string name, Exception e) => e switch
    {
        ProblemException problem => problem.Message.StartsWith(name, StringComparison.Ordinal) ? problem.Message : $"{name}: {problem.Message}",
        AwsException refused => $"{name}: {refused.Error.Code}: {refused.Message}",
        AmazonServiceException refused => $"{name}: {refused.ErrorCode}: {refused.Message}",
        LambdaException or CloudWatchException => $"{name}: {e.Message}",
        _ => null,
    };
}
