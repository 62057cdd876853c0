namespace WhatsAppReplies.Benchmarks.Fixtures;

/// <param name="Service">Such as <c>dynamodb</c>.</param>
/// <param name="Operation">Such as <c>Query</c>.</param>
/// <param name="Tables">Those that the call touches.</param>
/// <param name="ReadUnits">As DynamoDB counts them.</param>
/// <param name="WriteUnits">As DynamoDB counts them.</param>
internal sealed record AwsCall(string Service, string Operation, IReadOnlyList<string> Tables, double ReadUnits, double WriteUnits)
{
    public string Name => Tables.Count == 0 ? $"{Service} {Operation}" : $"{Operation} {string.Join(" + ", Tables)}";
}
