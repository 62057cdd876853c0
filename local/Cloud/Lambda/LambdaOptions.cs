namespace WhatsAppReplies.Local.Cloud.Lambda;

/// <summary>Where the functions run.</summary>
internal sealed record LambdaOptions
{
    public required string Region { get; init; }

    public required string AccountId { get; init; }

    /// <summary>Unpacked code and the environments' scratch folders stand here; what the service made is removed when it ends.</summary>
    public required string WorkDirectory { get; init; }

    /// <summary>Set in every environment beside what AWS and the declaration set: the endpoints that stand for AWS and the providers.</summary>
    public IReadOnlyDictionary<string, string> Endpoints { get; init; } = new Dictionary<string, string>();

    /// <summary>Of a function's address; 0: a free one.</summary>
    public int UrlPort { get; init; }

    /// <summary>How long a mapping waits at an empty queue before it asks again.</summary>
    public TimeSpan LongPoll { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>The account's limit; a function or mapping may have a lower one of its own.</summary>
    public int AccountConcurrency { get; init; } = 1000;
}
