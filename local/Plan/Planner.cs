using System.Text.Json.Nodes;
using Pulumi;
using Pulumi.Testing;
using Pulumi.Utilities;
using WhatsAppReplies.Infra.Functions;
using WhatsAppReplies.Infra.Settings;
using WhatsAppReplies.Infra.StackFiles;

namespace WhatsAppReplies.Local.Plan;

/// <summary>Runs the program against answers instead of AWS.</summary>
internal static class Planner
{
    /// <param name="file">Whose plan.</param>
    /// <param name="root">The repository, whose assistants are planned.</param>
    /// <exception cref="RunException">The stack file has mistakes.</exception>
    public static Task<StackPlan> PlanAsync(StackFile file, string root) =>
        PlanAsync(file, root, () => Infra.Program.Define(file.Configuration, FunctionPackage.Unbuilt));

    /// <summary>Another program than a stack's: that of an account.</summary>
    public static async Task<StackPlan> PlanAsync(StackFile file, string root, Func<IDictionary<string, object?>> program)
    {
        var recorder = new OptionsRecorder();
        var mocks = new PlanMocks(new AwsAnswers(file.Configuration.Values.GetValueOrDefault("aws:region", "")));
        var provider = new ObservedStackProvider(() =>
            new ObservedStack(program, recorder.Observe));

        await Deployment.TestWithServiceProviderAsync<ObservedStack>(mocks, provider, new TestOptions
        {
            ProjectName = file.Project,
            StackName = file.Stack,
            IsPreview = true,
            RootDirectory = root,
        });
        return new StackPlan(file.Stack, await recorder.ToPlanAsync(mocks), await ValuesAsync(provider.Stack!.Results));
    }

    private static async Task<JsonObject> ValuesAsync(IDictionary<string, object?> outputs)
    {
        var values = new JsonObject();
        foreach (var (name, value) in outputs)
            values[name] = PlannedInputs.Value(value is Output<string> output ? await OutputUtilities.GetValueAsync(output) : value);
        return values;
    }
}
