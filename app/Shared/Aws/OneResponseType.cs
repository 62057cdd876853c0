using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace WhatsAppReplies.Shared.Aws;

/// <summary>
/// Outermost handler of the SDK's pipeline: every operation goes through the handlers below it as one and the same response type. They are generic and virtual,
/// so a native executable builds each of them anew for each operation when it is first called, a dozen for each: a tenth of a cold start. No handler makes a
/// response or looks at its type; the operation's own unmarshaller does.
/// </summary>
internal sealed class OneResponseType : PipelineHandler
{
    public override async Task<T> InvokeAsync<T>(IExecutionContext executionContext) =>
        (T)await base.InvokeAsync<AmazonWebServiceResponse>(executionContext);

    /// <summary>Puts it around the pipeline of each client that is made after its registration.</summary>
    internal sealed class Customizer : IRuntimePipelineCustomizer
    {
        public string UniqueName => nameof(OneResponseType);

        public void Customize(Type type, RuntimePipeline pipeline) => pipeline.AddHandler(new OneResponseType());
    }
}
