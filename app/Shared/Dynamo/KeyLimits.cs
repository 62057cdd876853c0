namespace WhatsAppReplies.Shared.Dynamo;

/// <summary>What DynamoDB takes as a key, in bytes of UTF-8; what is longer can be in no table.</summary>
internal static class KeyLimits
{
    public const int PartitionKey = 2048;
    public const int SortKey = 1024;
}
