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
        string project, string stack, StackConfiguration configuration, FunctionPackage package, LocalMocks mocks, CancellationToken cancellationToken)
    {
        try
        {
            var options = new TestOptions { ProjectName = project, StackName = stack, IsPreview = false, RootDirectory = Repository.Root };
            var (_, outputs) = await Deployment.TestAsync(mocks, options, () => Infra.Program.Define(configuration, package));
            return await StackOutputs.ResolveAsync(outputs);
        }
        catch (Exception interrupted) when (cancellationToken.IsCancellationRequested)
        {
            // Each resource that was under way failed with its own cancelled call; together they are one interruption, not so many mistakes.
            throw new OperationCanceledException("The program was being applied.", interrupted, cancellationToken);
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
