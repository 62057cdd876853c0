using Pulumi;
using Pulumi.Utilities;

namespace Standins.Tests.Pulumi;

public class SecretTests
{
    private static readonly Output<string> Secret = Output.CreateSecret("hidden");
    private static readonly Output<string> Plain = Output.Create("shown");

    [Fact]
    public async Task A_plain_output_is_no_secret()
    {
        Assert.False(await Output.IsSecretAsync(Plain));
    }

    [Fact]
    public async Task What_is_computed_from_a_secret_is_a_secret()
    {
        Assert.True(await Output.IsSecretAsync(Secret.Apply(text => text.Length)));
    }

    [Fact]
    public async Task An_Apply_that_returns_a_secret_gives_a_secret()
    {
        Assert.True(await Output.IsSecretAsync(Plain.Apply(_ => Secret)));
    }

    [Fact]
    public async Task One_secret_makes_the_whole_a_secret()
    {
        Assert.True(await Output.IsSecretAsync(Output.All(Plain, Secret)));
        Assert.True(await Output.IsSecretAsync(Output.All(Secret, Plain)));
        Assert.True(await Output.IsSecretAsync(Output.Tuple(Secret, Plain)));
        Assert.True(await Output.IsSecretAsync(Output.Format($"{Plain}:{Secret}")));
        Assert.True(await Output.IsSecretAsync(Output.JsonSerialize(Output.Create(new { Plain, Secret }))));
    }

    [Fact]
    public async Task Unsecret_gives_a_plain_copy_and_leaves_the_secret_as_it_is()
    {
        var copy = Output.Unsecret(Secret);

        Assert.False(await Output.IsSecretAsync(copy));
        Assert.Equal("hidden", await OutputUtilities.GetValueAsync(copy));
        Assert.True(await Output.IsSecretAsync(Secret));
    }

    [Fact]
    public async Task A_secret_of_an_output_keeps_its_value()
    {
        var marked = Output.CreateSecret(Plain);

        Assert.True(await Output.IsSecretAsync(marked));
        Assert.Equal("shown", await OutputUtilities.GetValueAsync(marked));
    }

    [Fact]
    public async Task A_list_and_a_map_with_a_secret_in_them_are_secrets()
    {
        InputList<string> list = new Input<string>[] { Plain, Secret };
        var map = new InputMap<string> { ["plain"] = Plain, ["secret"] = Secret };

        Assert.True(await Output.IsSecretAsync(list.ToOutput()));
        Assert.True(await Output.IsSecretAsync(map.ToOutput()));
    }
}
