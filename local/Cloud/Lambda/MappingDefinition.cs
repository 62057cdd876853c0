namespace WhatsAppReplies.Local.Cloud.Lambda;

/// <summary>A declared event source mapping from a queue to a function.</summary>
internal sealed record MappingDefinition
{
    public required string Id { get; init; }

    public required string FunctionName { get; init; }

    /// <summary>Which version; null: what is not published.</summary>
    public string? Qualifier { get; init; }

    public required string QueueArn { get; init; }

    public required string QueueUrl { get; init; }

    public int BatchSize { get; init; } = 10;

    public TimeSpan BatchingWindow { get; init; } = TimeSpan.Zero;

    /// <summary>Whether the declaration names <c>ReportBatchItemFailures</c>; without it an answer's list of failures means nothing.</summary>
    public bool ReportsBatchItemFailures { get; init; }

    /// <summary>2 to 1000; null: the service's own scaling.</summary>
    public int? MaximumConcurrency { get; init; }

    public bool Enabled { get; init; } = true;
}
