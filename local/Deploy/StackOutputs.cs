using Pulumi.Utilities;

namespace WhatsAppReplies.Local.Deploy;

/// <summary>The values of a stack's outputs.</summary>
internal static class StackOutputs
{
    public static async Task<IReadOnlyDictionary<string, object?>> ResolveAsync(IDictionary<string, object?> outputs)
    {
        var values = new Dictionary<string, object?>();
        foreach (var (name, output) in outputs)
        {
            values[name] = output is Pulumi.Output<string> text ? await OutputUtilities.GetValueAsync(text) : output;
        }

        return values;
    }
}
