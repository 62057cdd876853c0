using Pulumi;

namespace Standins.Tests.Pulumi.Support;

internal sealed class Group : ComponentResource
{
    public const string Token = "test:index:Group";

    public Group(string name, Action<Group>? children = null, ComponentResourceOptions? options = null)
        : base(Token, name, options)
    {
        Address = Output.Create($"{name}.example");
        children?.Invoke(this);
        RegisterOutputs();
    }

    [Output("address")]
    public Output<string> Address { get; private set; }
}
