using System.Net;
using System.Text.Json.Nodes;
using Amazon.Runtime;
using WhatsAppReplies.Local.Plan;
using WhatsAppReplies.Local.Plan.Checks;
using WhatsAppReplies.Ops.Places.Lambda;

namespace WhatsAppReplies.Ops.Verify;

/// <summary>
/// Checks of the account: what it may run at the same time is enough for what the stack declares. A new account has far less than an old one.
/// </summary>
internal sealed class QuotaChecks(LambdaControl lambda)
{
    public const string Subject = "the account";
    private const string ToDo = "ask AWS for more (Service Quotas, Lambda, Concurrent executions), or lower maximumConcurrency or inboundConcurrency";

    public async Task<IReadOnlyList<Point>> RunAsync(IReadOnlyList<PlannedResource> resources, CancellationToken cancellationToken)
    {
        var triggers = resources.Sum(resource => Number(resource, "aws:lambda/eventSourceMapping:EventSourceMapping", "scalingConfig", "maximumConcurrency"));
        var reserved = resources.Sum(resource => Number(resource, "aws:lambda/function:Function", "reservedConcurrentExecutions"));
        var (quota, whyNot) = await QuotaAsync(cancellationToken);
        return
        [
            Enough($"it may run {triggers + reserved} at the same time, {triggers} for triggers and {reserved} reserved", triggers + reserved, quota?.All),
            Enough($"{triggers} of them are left by what functions have reserved, of this stack and of others", triggers, quota?.Unreserved),
        ];

        // What is not known is not enough.
        Point Enough(string what, int needed, int? there) => new(
            Look.Step, Subject, what, there >= needed, there is null ? $"not known: {whyNot}" : there >= needed ? $"{there}" : $"{there}: {ToDo}");
    }

    private async Task<(AccountQuota? Quota, string WhyNot)> QuotaAsync(CancellationToken cancellationToken)
    {
        try
        {
            return (await lambda.QuotaAsync(cancellationToken), "Lambda's answer does not tell");
        }
        catch (AmazonServiceException denied) when (denied.StatusCode == HttpStatusCode.Forbidden)
        {
            return (null, "lambda:GetAccountSettings is not allowed");
        }
    }

    private static int Number(PlannedResource resource, string type, params string[] path)
    {
        if (resource.Type != type)
            return 0;
        JsonNode? value = resource.Inputs;
        foreach (var name in path)
            value = value?[name];
        return (int?)value?.GetValue<long>() ?? 0;
    }
}
