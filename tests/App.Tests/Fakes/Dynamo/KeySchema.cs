namespace App.Tests.Fakes.Dynamo;

internal sealed record KeySchema(string Partition, string? Sort = null)
{
    public const int LongestPartition = 2048;
    public const int LongestSort = 1024;
}
