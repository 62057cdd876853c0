using System.Collections;
using System.Collections.Immutable;
using Pulumi;
using Pulumi.Utilities;
using Standins.Tests.Pulumi.Support;

namespace Standins.Tests.Pulumi;

public class InputCollectionTests
{
    [Fact]
    public async Task A_list_is_made_of_values_outputs_arrays_and_lists()
    {
        InputList<string> value = "a";
        InputList<string> output = Output.Create("a");
        InputList<string> array = new[] { "a" };
        InputList<string> list = new List<Input<string>> { "a" };
        InputList<string> outputOfArray = Output.Create(new[] { "a" });
        InputList<string> outputOfImmutable = Output.Create(ImmutableArray.Create("a"));

        foreach (var one in new[] { value, output, array, list, outputOfArray, outputOfImmutable })
            Assert.Equal(["a"], (await OutputUtilities.GetValueAsync(one.ToOutput())).ToArray());
    }

    [Fact]
    public async Task Lists_grow_by_Add_and_join_by_Concat()
    {
        var list = new InputList<string> { "a", Output.Create("b") };
        var joined = list.Concat(new[] { "c", "d" });
        list.AddRange(new[] { "e" });

        Assert.Equal(["a", "b", "c", "d"], (await OutputUtilities.GetValueAsync(joined.ToOutput())).ToArray());
        Assert.Equal(["a", "b", "e"], (await OutputUtilities.GetValueAsync(list.ToOutput())).ToArray());
    }

    [Fact]
    public async Task A_map_is_made_by_indexer_by_Add_and_from_a_dictionary()
    {
        var map = new InputMap<string> { ["a"] = "1", ["b"] = Output.Create("2") };
        map.Add("c", "3");
        map.AddRange(new Dictionary<string, string> { ["d"] = "4" });

        var values = await OutputUtilities.GetValueAsync(map.ToOutput());
        Assert.Equal(["a=1", "b=2", "c=3", "d=4"], values.Select(pair => $"{pair.Key}={pair.Value}").Order());
    }

    [Fact]
    public async Task Merging_maps_keeps_the_second_value_of_a_key_and_changes_neither()
    {
        var first = new InputMap<string> { ["a"] = "1", ["b"] = "1" };
        var second = new InputMap<string> { ["b"] = "2" };

        var merged = await OutputUtilities.GetValueAsync(InputMap<string>.Merge(first, second).ToOutput());

        Assert.Equal(("1", "2"), (merged["a"], merged["b"]));
        Assert.Equal("1", (await OutputUtilities.GetValueAsync(first.ToOutput()))["b"]);
    }

    [Fact]
    public async Task The_same_key_with_another_value_fails_the_run()
    {
        var error = await Assert.ThrowsAsync<RunException>(() => Run.AsPreviewAsync(
            new RecordingMocks(), () => _ = new Widget("one", new WidgetArgs { Tags = { ["a"] = "1", ["a"] = "2" } })));

        Assert.Contains("a", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lists_and_maps_are_read_asynchronously_only()
    {
        InputList<string> list = new[] { "a", "b" };
        var map = new InputMap<string> { ["a"] = "1" };

        Assert.Throws<NotSupportedException>(() => ((IEnumerable)list).GetEnumerator());
        Assert.Throws<NotSupportedException>(() => ((IEnumerable)map).GetEnumerator());
        var seen = new List<string>();
        await foreach (var one in list) seen.Add(await OutputUtilities.GetValueAsync(one.ToOutput()));
        Assert.Equal(["a", "b"], seen);
    }

    [Fact]
    public async Task An_input_of_nothing_gives_the_default()
    {
        Input<string>? nothing = null;

        Assert.Null(await OutputUtilities.GetValueAsync(nothing.ToOutput()));
    }
}
