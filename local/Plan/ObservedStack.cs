using Pulumi;

namespace WhatsAppReplies.Local.Plan;

/// <summary>The program as a stack whose resources show their options: parents, protection, dependencies. A mock sees inputs only.</summary>
internal sealed class ObservedStack : Stack
{
    public ObservedStack(Func<IDictionary<string, object?>> program, ResourceTransformation observe)
        : base(new StackOptions { ResourceTransformations = { observe } }) => Results = program();

    public IDictionary<string, object?> Results { get; }
}
