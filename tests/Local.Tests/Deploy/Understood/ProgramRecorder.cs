using System.Collections.Concurrent;
using Pulumi;
using Pulumi.Testing;
using WhatsAppReplies.Infra.Functions;
using WhatsAppReplies.Infra.StackFiles;
using WhatsAppReplies.Local.Plan;

namespace WhatsAppReplies.Local.Tests.Deploy.Understood;

/// <summary>Runs the program as the offline plan does and keeps everything that it asks an engine for.</summary>
internal sealed class ProgramRecorder : IMocks
{
    private readonly AwsAnswers _answers = new("eu-north-1");
    private readonly ConcurrentBag<MockResourceArgs> _resources = [];
    private readonly ConcurrentBag<string> _functions = [];

    /// <summary>Those of the provider; the program's own components only group.</summary>
    public IEnumerable<MockResourceArgs> Resources => _resources.Where(resource => resource.Type!.StartsWith("aws:", StringComparison.Ordinal));

    public IEnumerable<string> Functions => _functions;

    public Task RunAsync(StackFile file) => Deployment.TestAsync(
        this, new TestOptions { ProjectName = file.Project, StackName = file.Stack, IsPreview = false, RootDirectory = Repository.Root },
        () => Infra.Program.Define(file.Configuration, FunctionPackage.Unbuilt));

    public Task<(string? id, object state)> NewResourceAsync(MockResourceArgs args)
    {
        _resources.Add(args);
        var (id, computed) = _answers.To(args);
        return Task.FromResult<(string?, object)>((id, args.Inputs.SetItems(computed)));
    }

    public Task<object> CallAsync(MockCallArgs args)
    {
        _functions.Add(args.Token!);
        return Task.FromResult<object>(_answers.To(args.Token!));
    }

    public Task RegisterResourceOutputs(MockRegisterResourceOutputsRequest args) => Task.CompletedTask;
}
