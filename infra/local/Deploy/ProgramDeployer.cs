using Pulumi;
using Pulumi.Testing;
using WhatsAppReplies.Infra.Functions;
using WhatsAppReplies.Infra.Settings;

namespace WhatsAppReplies.Local.Deploy;

/// <summary>Applies the Pulumi program to this machine.</summary>
internal static class ProgramDeployer
{
    /// <returns>What <c>pulumi stack output</c> would show.</returns>
    public static async Task<IReadOnlyDictionary<string, object?>> ApplyAsync(
        string project, string stack, StackConfiguration configuration, FunctionPackage package, LocalMocks mocks)
    {
        try
        {
            var options = new TestOptions { ProjectName = project, StackName = stack, IsPreview = false, RootDirectory = Repository.Root };
            var (_, outputs) = await Deployment.TestAsync(mocks, options, () => Infra.Program.Define(configuration, package));
            return await StackOutputs.ResolveAsync(outputs);
        }
        catch (Exception) when (mocks.Problems.Count > 0)
        {
            throw new ProblemException(string.Join(Environment.NewLine, mocks.Problems.Select(problem => problem.Message)));
        }
        catch (RunException wrong)
        {
            throw new ProblemException(wrong.Message, wrong);
        }
    }
}
