using Pulumi;
using Standins.Tests.Pulumi.Support;

namespace Standins.Tests.Pulumi;

public class FailureTests
{
    private readonly RecordingMocks _broken = new()
    {
        OnResource = args => args.Name!.StartsWith("broken", StringComparison.Ordinal)
            ? Task.FromException<(string?, object)>(new InvalidOperationException($"no {args.Name}"))
            : Task.FromResult<(string?, object)>(($"{args.Name}-id", args.Inputs)),
    };

    [Fact]
    public async Task One_failing_resource_fails_the_run_with_its_reason()
    {
        var error = await Assert.ThrowsAsync<RunException>(() => Run.AsPreviewAsync(_broken, () => _ = new Widget("broken")));

        Assert.Contains("no broken", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_several_failing_resources_the_first_is_reported()
    {
        var error = await Assert.ThrowsAsync<RunException>(() => Run.AsPreviewAsync(_broken, () =>
        {
            _ = new Widget("broken-1");
            _ = new Widget("broken-2");
        }));

        Assert.Contains("no broken-", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Several_errors_that_the_program_logs_are_all_reported()
    {
        var error = await Assert.ThrowsAsync<AggregateException>(() => Run.AsPreviewAsync(_broken, () =>
        {
            Log.Error("this is wrong");
            Log.Error("and this");
        }));

        Assert.All(error.InnerExceptions, inner => Assert.IsType<RunException>(inner));
        Assert.Equal(["and this", "this is wrong"], error.InnerExceptions.Select(inner => inner.Message).Order());
    }

    [Fact]
    public async Task What_depends_on_a_failed_resource_is_not_made()
    {
        await Assert.ThrowsAnyAsync<Exception>(() => Run.AsPreviewAsync(_broken, () =>
        {
            var broken = new Widget("broken");
            _ = new Widget("by-input", new WidgetArgs { Owner = broken.Id });
            _ = new Widget("by-option", options: new CustomResourceOptions { DependsOn = { broken } });
            _ = new Widget("other");
        }));

        Assert.Equal(["broken", "other"], _broken.Resources.Select(resource => resource.Name!).Order());
    }

    [Fact]
    public async Task A_program_that_throws_fails_the_run()
    {
        var error = await Assert.ThrowsAsync<RunException>(
            () => Run.AsPreviewAsync(_broken, () => throw new InvalidOperationException("no program")));

        Assert.Contains("no program", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_run_exception_is_reported_by_its_message_alone()
    {
        var error = await Assert.ThrowsAsync<RunException>(() => Run.AsPreviewAsync(_broken, () => throw new RunException("settle this first")));

        Assert.Equal("settle this first", error.Message);
    }

    [Fact]
    public async Task An_Apply_that_throws_fails_the_run_although_nobody_uses_its_result()
    {
        var error = await Assert.ThrowsAsync<RunException>(() => Run.AsPreviewAsync(
            _broken, () => _ = Output.Create("many").Apply(int.Parse)));

        Assert.Contains("'many' was not in a correct format", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_error_that_the_program_logs_fails_the_run()
    {
        var error = await Assert.ThrowsAsync<RunException>(() => Run.AsPreviewAsync(_broken, () =>
        {
            Log.Info("all is well");
            Log.Warn("not quite");
            Log.Error("this is wrong");
        }));

        Assert.Equal("this is wrong", error.Message);
    }

    [Fact]
    public async Task A_missing_required_argument_is_named()
    {
        var error = await Assert.ThrowsAsync<RunException>(() => Run.AsPreviewAsync(
            _broken, () => _ = new Widget("one", new WidgetArgs { Parts = { new WidgetPartArgs { Weight = 1 } } })));

        Assert.Contains($"{typeof(WidgetPartArgs).FullName}.Label", error.Message, StringComparison.Ordinal);
        Assert.Contains("is required but was not given a value", error.Message, StringComparison.Ordinal);
        Assert.Empty(_broken.Resources);
    }

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    public async Task A_resource_needs_a_name(string? name)
    {
        await Assert.ThrowsAsync<RunException>(() => Run.AsPreviewAsync(_broken, () => _ = new Widget(name!)));
    }
}
