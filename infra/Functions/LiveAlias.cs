using Pulumi;
using Pulumi.Aws.Lambda;

namespace WhatsAppReplies.Infra.Functions;

/// <summary>
/// The name through which everything reaches a function. It means the version that was deployed last, until somebody moves it back (docs/operations.md): queue,
/// address and schedule follow at once, and nothing is built or uploaded for it.
/// </summary>
internal static class LiveAlias
{
    public const string Name = "live";

    public static Pulumi.Aws.Lambda.Alias Of(string name, Function function, CustomResourceOptions options) => new(name, new AliasArgs
    {
        Name = Name,
        Description = "What queue, address and schedule use",
        FunctionName = function.Name,
        FunctionVersion = function.Version,
    }, options);
}
