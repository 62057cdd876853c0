using Moq;
using Pulumi;
using Pulumi.Testing;
using Pulumi.Utilities;
using Standins.Tests.Pulumi.Support;

namespace Standins.Tests.Pulumi;

public class DeploymentTests
{
    [Fact]
    public async Task A_test_run_is_a_preview_of_stack_in_project_unless_told_otherwise()
    {
        await Run.AsPreviewAsync(new RecordingMocks(), () =>
        {
            var run = Deployment.Instance;
            Assert.Equal(("organization", "project", "stack", true), (run.OrganizationName, run.ProjectName, run.StackName, run.IsDryRun));
        });
    }

    [Fact]
    public async Task Test_options_name_the_run()
    {
        var options = new TestOptions { OrganizationName = "org", ProjectName = "shop", StackName = "dev", IsPreview = false };

        await Deployment.TestAsync(new RecordingMocks(), options, () =>
        {
            var run = Deployment.Instance;
            Assert.Equal(("org", "shop", "dev", false), (run.OrganizationName, run.ProjectName, run.StackName, run.IsDryRun));
        });
    }

    [Fact]
    public void Outside_of_a_run_there_is_no_instance()
    {
        Assert.Throws<InvalidOperationException>(() => Deployment.Instance);
    }

    [Fact]
    public async Task A_run_leaves_no_instance_behind()
    {
        await Run.AsPreviewAsync(new RecordingMocks(), () => { });

        Assert.Throws<InvalidOperationException>(() => Deployment.Instance);
    }

    [Fact]
    public async Task Without_an_engine_a_real_run_is_refused()
    {
        await Assert.ThrowsAsync<InvalidOperationException>(() => Deployment.RunAsync(() => { }));
    }

    [Fact]
    public async Task A_function_returns_its_resources_without_the_stack_and_its_outputs()
    {
        var (resources, outputs) = await Deployment.TestAsync(new RecordingMocks(), Run.Preview, () =>
        {
            var widget = new Widget("one", new WidgetArgs { Title = "first" });
            return new Dictionary<string, object?> { ["title"] = widget.Title };
        });

        Assert.IsType<Widget>(Assert.Single(resources));
        Assert.Equal("first", await OutputUtilities.GetValueAsync((Output<string>)outputs["title"]!));
    }

    [Fact]
    public async Task An_asynchronous_function_is_awaited()
    {
        var (resources, outputs) = await Deployment.TestAsync(new RecordingMocks(), Run.Preview, async () =>
        {
            await Task.Yield();
            _ = new Widget("one");
            return new Dictionary<string, object?> { ["done"] = true };
        });

        Assert.IsType<Widget>(Assert.Single(resources));
        Assert.Equal(true, outputs["done"]);
    }

    [Fact]
    public async Task A_stack_class_is_one_of_its_resources_and_registers_its_outputs()
    {
        var mocks = new RecordingMocks();

        var resources = await Deployment.TestAsync<ShopStack>(mocks, new TestOptions { ProjectName = "shop", StackName = "dev" });

        Assert.IsType<ShopStack>(resources[0]);
        var registered = Assert.Single(mocks.Outputs.Values);
        Assert.Equal("first", await OutputUtilities.GetValueAsync(registered.Outputs["title"]));
        Assert.True(await Output.IsSecretAsync(registered.Outputs["password"]));
    }

    [Fact]
    public async Task The_stack_itself_does_not_reach_the_mocks()
    {
        var mocks = new RecordingMocks();

        await Deployment.TestAsync<ShopStack>(mocks);

        Assert.Equal([Widget.Token], mocks.Resources.Select(resource => resource.Type));
    }

    [Fact]
    public async Task Moq_can_stand_in_for_the_mocks()
    {
        var mocks = new Mock<IMocks>();
        mocks.Setup(m => m.NewResourceAsync(It.IsAny<MockResourceArgs>()))
            .ReturnsAsync((MockResourceArgs args) => ($"{args.Name}-id", args.Inputs));

        await Deployment.TestAsync<ShopStack>(mocks.Object);

        mocks.Verify(m => m.NewResourceAsync(It.Is<MockResourceArgs>(args => args.Name == "one")), Times.Once);
    }

    [Fact]
    public async Task Runs_do_not_see_each_other()
    {
        var names = new[] { "first", "second", "third" };

        var runs = await Task.WhenAll(names.Select(name => Deployment.TestAsync(
            new RecordingMocks(), new TestOptions { StackName = name }, () => new Dictionary<string, object?> { ["stack"] = Deployment.Instance.StackName })));

        Assert.Equal(names, runs.Select(run => run.Outputs["stack"]));
    }

    private sealed class ShopStack : Stack
    {
        public ShopStack()
        {
            Title = new Widget("one", new WidgetArgs { Title = "first" }).Title;
            Password = Output.CreateSecret("hidden");
        }

        [Output("title")]
        public Output<string> Title { get; private set; }

        [Output("password")]
        public Output<string> Password { get; private set; }
    }
}
