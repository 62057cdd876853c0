using Pulumi;

namespace WhatsAppReplies.Infra;

/// <summary>One concern of the stack: a node in the tree that <c>pulumi preview</c> draws.</summary>
internal abstract class Component(string kind, string name) : ComponentResource($"whatsapp-replies:index:{kind}", name)
{
    protected CustomResourceOptions Child(params Resource[] dependsOn) => new() { Parent = this, DependsOn = dependsOn };

    /// <summary>
    /// For what holds data. The alias takes a resource over that stands at the root of the stack, where <c>pulumi import</c>
    /// puts one that was made by hand; without it the component would make a second one and delete the first.
    /// </summary>
    protected CustomResourceOptions Stateful(bool protect) => new()
    {
        Parent = this,
        Protect = protect,
        Aliases = [new Alias { NoParent = true }],
    };
}
