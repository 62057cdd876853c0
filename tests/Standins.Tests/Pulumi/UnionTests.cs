using Pulumi;
using Pulumi.Utilities;

namespace Standins.Tests.Pulumi;

public class UnionTests
{
    private static readonly Union<string, int> Text = "a";
    private static readonly Union<string, int> Number = 1;

    [Fact]
    public void A_union_knows_which_of_its_types_it_holds()
    {
        Assert.True(Text.IsT0);
        Assert.True(Number.IsT1);
        Assert.Equal("a", Text.AsT0);
        Assert.Equal(1, Number.AsT1);
        Assert.Equal(("a", (object)1), (Text.Value, Number.Value));
    }

    [Fact]
    public void Asking_for_the_other_type_throws()
    {
        Assert.Throws<InvalidOperationException>(() => Text.AsT1);
        Assert.Throws<InvalidOperationException>(() => Number.AsT0);
    }

    [Fact]
    public void Match_and_map_take_the_branch_of_the_held_type()
    {
        Assert.Equal("text", Text.Match(_ => "text", _ => "number"));
        Assert.Equal("number", Number.Match(_ => "text", _ => "number"));
        Assert.Equal(1, Text.MapT0(text => text.Length).AsT0);
        Assert.Equal(2L, Number.Bimap(text => text.Length, number => number + 1L).AsT1);
        Assert.False(Text.TryPickT1(out _, out var rest));
        Assert.Equal("a", rest);
    }

    [Fact]
    public void Unions_are_equal_when_their_types_and_values_are()
    {
        Assert.True(Text == Union<string, int>.FromT0("a"));
        Assert.True(Text != Number);
    }

    [Fact]
    public async Task An_input_union_takes_either_type_and_outputs_of_them()
    {
        InputUnion<string, int> text = "a";
        InputUnion<string, int> number = Output.Create(1);

        Assert.Equal("a", await OutputUtilities.GetValueAsync(text.ToOutput().AsT0()));
        Assert.Equal(1, await OutputUtilities.GetValueAsync(number.ToOutput().AsT1()));
        Assert.True(await OutputUtilities.GetValueAsync(number.ToOutput().IsT1()));
    }
}
