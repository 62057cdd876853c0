using WhatsAppReplies.Infra.Naming;

namespace WhatsAppReplies.Infra.Tests.Repository;

/// <summary>The program shares one source file with the function, and knows nothing of its other code or of the local cloud (docs/design.md).</summary>
public class ReferenceTests
{
    private const string Product = "WhatsAppReplies";

    [Fact]
    public void The_program_refers_to_no_other_assembly_of_the_product() => Assert.DoesNotContain(
        typeof(ResourceNames).Assembly.GetReferencedAssemblies(),
        assembly => assembly.Name!.StartsWith(Product, StringComparison.Ordinal));
}
