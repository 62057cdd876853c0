using System.Collections.Immutable;
using Pulumi;
using Pulumi.Utilities;
using Standins.Tests.Pulumi.Support;

namespace Standins.Tests.Pulumi;

public class OutputTests
{
    [Fact]
    public async Task Apply_computes_with_the_value()
    {
        var length = Output.Create("four").Apply(text => text.Length);

        Assert.Equal(4, await OutputUtilities.GetValueAsync(length));
    }

    [Fact]
    public async Task Apply_flattens_an_output_a_task_and_an_input()
    {
        var source = Output.Create(2);

        Assert.Equal(4, await OutputUtilities.GetValueAsync(source.Apply(n => Output.Create(n * 2))));
        Assert.Equal(6, await OutputUtilities.GetValueAsync(source.Apply(n => Task.FromResult(n * 3))));
        Assert.Equal(8, await OutputUtilities.GetValueAsync(source.Apply(n => (Input<int>)(n * 4))));
    }

    [Fact]
    public async Task All_gathers_the_values_in_order()
    {
        var all = Output.All(Output.Create("a"), Output.Create(Task.FromResult("b")));

        Assert.Equal(["a", "b"], (await OutputUtilities.GetValueAsync(all)).ToArray());
    }

    [Fact]
    public async Task Tuple_joins_values_of_different_types()
    {
        var tuple = Output.Tuple(Output.Create("a"), Output.Create(1), Output.Create(true));

        Assert.Equal(("a", 1, true), await OutputUtilities.GetValueAsync(tuple));
    }

    [Fact]
    public async Task Format_fills_outputs_inputs_and_plain_values_in()
    {
        Input<int> number = 2;

        var text = Output.Format($"{Output.Create("a")}-{number}-{'c'}");

        Assert.Equal("a-2-c", await OutputUtilities.GetValueAsync(text));
    }

    [Fact]
    public async Task JsonSerialize_writes_outputs_that_stand_inside()
    {
        var json = Output.JsonSerialize(Output.Create(new { Plain = 1, Inner = Output.Create("a") }));

        Assert.Equal("""{"Plain":1,"Inner":"a"}""", await OutputUtilities.GetValueAsync(json));
    }

    [Fact]
    public async Task JsonSerialize_waits_for_an_output_that_has_not_settled()
    {
        var later = new TaskCompletionSource<string>();
        var unsettled = Output.Create(new Dictionary<string, Output<string>> { ["inner"] = Output.Create(later.Task) });
        var json = Task.Run(() => OutputUtilities.GetValueAsync(Output.JsonSerialize(unsettled)));

        later.SetResult("a");

        Assert.Equal("""{"inner":"a"}""", await json);
    }

    [Fact]
    public async Task JsonDeserialize_reads_what_JsonSerialize_wrote()
    {
        var read = Output.JsonDeserialize<Dictionary<string, int>>(Output.CreateSecret("""{"a":1}"""));

        Assert.Equal(1, (await OutputUtilities.GetValueAsync(read))["a"]);
        Assert.True(await Output.IsSecretAsync(read));
    }

    [Fact]
    public void Outside_a_deployment_an_output_cannot_be_made_a_text()
    {
        var output = Output.Create("value");

        Assert.Throws<InvalidOperationException>(() => output.ToString());
    }

    [Fact]
    public async Task Within_a_deployment_the_text_of_an_output_does_not_show_its_value()
    {
        var text = "";

        await Run.AsPreviewAsync(new RecordingMocks(), () => text = Output.Create("value").ToString());

        Assert.StartsWith("Calling [ToString] on an [Output<T>] is not supported", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task First_GetAt_and_Length_look_into_a_list()
    {
        var list = Output.Create(ImmutableArray.Create("a", "b"));

        Assert.Equal("a", await OutputUtilities.GetValueAsync(list.First()));
        Assert.Equal("b", await OutputUtilities.GetValueAsync(list.GetAt(1)));
        Assert.Equal(2, await OutputUtilities.GetValueAsync(list.Length()));
    }
}
