using WhatsAppReplies.Infra.Functions;
using WhatsAppReplies.Infra.Settings;
using WhatsAppReplies.Infra.StackFiles;
using WhatsAppReplies.Local.Runner.Scenario;

namespace WhatsAppReplies.Local.Tests.EndToEnd.Inbound;

/// <summary>A stack of <c>inbound: false</c>: another system stages the messages, as before there was an inbound function.</summary>
public sealed class StagedByOthersTests : IAsyncLifetime
{
    private readonly string _directory = Directory.CreateTempSubdirectory("staged-by-others-").FullName;
    private LocalCloud _cloud = null!;

    public async Task InitializeAsync()
    {
        var project = StackFile.Read(TestStacks.Folder, "dev").Project;
        _cloud = await LocalCloud.StartAsync(new LocalCloudOptions
        {
            StackFiles = TestStacks.Folder,
            ZipPath = Path.Combine(Repository.Root, FunctionPackage.InRepositoryPath),
            Directory = _directory,
            Configure = configuration => configuration.With($"{project}:{SettingKeys.Inbound}", "false"),
        });
    }

    public async Task DisposeAsync()
    {
        await _cloud.DisposeAsync();
        Directory.Delete(_directory, recursive: true);
    }

    [Fact]
    public async Task The_samples_are_answered_and_nothing_of_the_inbound_half_is_there()
    {
        var result = await new DeploymentPlan(_cloud, RealProviders.None, TimeProvider.System, _ => { }, _ => { })
            .RunAsync(Sample.ReadAll().Concat(OwnSamples.All(TimeProvider.System)), CancellationToken.None);

        Assert.All(result.Points, point => Assert.True(point.Holds, $"{point.Subject}: {point.What}: {point.Seen}"));
        Assert.Equal(6, result.Conversations.Count);
        Assert.All(result.Conversations, conversation => Assert.Equal(SampleOrigin.Staged, conversation.Sample.Origin));
        Assert.Empty(result.Permissions.GrantedButUnused);
        Assert.Empty(result.Permissions.UsedButNotGranted);

        Assert.Null(_cloud.Stack.Inbound);
        Assert.Single(_cloud.Lambda.Functions);
        Assert.Empty(_cloud.Rules.Rules);
        Assert.DoesNotContain(Contract.Variables.StatusCallbackUrl, _cloud.Stack.Function.Variables.Keys);
        Assert.Empty(_cloud.Providers.Twilio.Network.StatusDeliveries);
    }
}
