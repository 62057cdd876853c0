using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Pulumi;
using Pulumi.Testing;
using Pulumi.Utilities;
using WhatsAppReplies.Infra.Functions;
using WhatsAppReplies.Infra.Settings;
using WhatsAppReplies.Infra.StackFiles;
using WhatsAppReplies.Local.Plan;

namespace WhatsAppReplies.Infra.Tests.Support;

/// <summary>The program, run once against <see cref="StrictAws"/>.</summary>
internal sealed class DeployedStack
{
    private static readonly ConcurrentDictionary<string, Lazy<Task<DeployedStack>>> Unchanged = new();

    private readonly StrictAws _aws;
    private readonly IDictionary<string, object?> _outputs;

    private DeployedStack(StrictAws aws, IDictionary<string, object?> outputs) => (_aws, _outputs) = (aws, outputs);

    public IEnumerable<string> Addresses => _aws.Made.Keys.Where(address => address.StartsWith("aws:", StringComparison.Ordinal));

    public IEnumerable<string> OutputNames => _outputs.Keys;

    /// <summary>Many tests look at the same unchanged stack: it is made once.</summary>
    public static Task<DeployedStack> OfAsync(string stack, Func<StackConfiguration, StackConfiguration>? change = null) =>
        change is null ? Unchanged.GetOrAdd(stack, name => new(() => DeployAsync(name, null))).Value : DeployAsync(stack, change);

    private static async Task<DeployedStack> DeployAsync(string stack, Func<StackConfiguration, StackConfiguration>? change)
    {
        var file = Fixtures.Stack(stack);
        var configuration = change is null ? file.Configuration : change(file.Configuration);
        var aws = new StrictAws();
        var options = new TestOptions { ProjectName = file.Project, StackName = stack, IsPreview = false, RootDirectory = Fixtures.Root };
        var (_, outputs) = await Deployment.TestAsync(
            aws, options, () => Infra.Program.Define(configuration, FunctionPackage.Unbuilt));
        return new DeployedStack(aws, outputs);
    }

    public JsonObject Inputs(string address) => PlannedInputs.Of(_aws.Made[address].Inputs);

    /// <summary>As AWS gets them, secrets included.</summary>
    public ImmutableDictionary<string, object> RawInputs(string address) => _aws.Made[address].Inputs;

    /// <summary>The id by which an existing resource was looked up; empty for one that is made.</summary>
    public string? IdOf(string address) => _aws.Made[address].Id;

    public IEnumerable<(string Address, JsonObject Inputs)> OfType(string type) =>
        from address in Addresses
        where address.StartsWith($"{type}::", StringComparison.Ordinal)
        orderby address
        select (address, Inputs(address));

    public async Task<string> OutputAsync(string name) =>
        _outputs[name] is Output<string> output ? await OutputUtilities.GetValueAsync(output) : (string)_outputs[name]!;
}
