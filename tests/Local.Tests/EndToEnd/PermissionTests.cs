using WhatsAppReplies.Local.Cloud.Iam;
using WhatsAppReplies.Local.Tests.EndToEnd.Harness;

namespace WhatsAppReplies.Local.Tests.EndToEnd;

/// <summary>The declared policy against what all scenarios together did.</summary>
[Collection(EndToEndRun.Collection)]
public sealed class PermissionTests(EndToEndRun run)
{
    [Fact]
    public async Task Nothing_is_granted_that_no_story_uses() => Assert.Empty((await ReportAsync()).GrantedButUnused);

    [Fact]
    public async Task Nothing_is_used_that_is_not_granted() => Assert.Empty((await ReportAsync()).UsedButNotGranted);

    [Fact]
    public async Task Nor_by_the_inbound_function()
    {
        await run.UntilAllHaveEndedAsync();
        var cloud = run.Cloud(StackKind.AsDeployed).Local;
        Assert.Empty(PermissionReport.Of(cloud.State.Roles.Get(cloud.Stack.Inbound!.Function.RoleArn), cloud.State.Roles.Uses).UsedButNotGranted);
    }

    private async Task<PermissionReport> ReportAsync()
    {
        await run.UntilAllHaveEndedAsync();
        var cloud = run.Cloud(StackKind.AsDeployed).Local;
        return PermissionReport.Of(cloud.State.Roles.Get(cloud.Stack.Function.RoleArn), cloud.State.Roles.Uses);
    }
}
