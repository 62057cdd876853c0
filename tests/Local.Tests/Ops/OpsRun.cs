using System.Collections.Concurrent;
using System.Globalization;
using Amazon.Runtime;
using Amazon.SQS.Model;
using WhatsAppReplies.Infra.Settings;
using WhatsAppReplies.Infra.StackFiles;
using WhatsAppReplies.Local.Cloud.CloudWatch.Logs;
using WhatsAppReplies.Local.Cloud.Iam;
using WhatsAppReplies.Local.Runner.Scenario;
using WhatsAppReplies.Ops;

namespace WhatsAppReplies.Local.Tests.Ops;

/// <summary>A local cloud with the packaged function, and the operator's tools as they are run there.</summary>
public sealed class OpsRun : IAsyncLifetime
{
    public const string Collection = "operator's tools";

    /// <summary>Whom this cloud refuses nothing.</summary>
    internal static readonly AWSCredentials Operator = new BasicAWSCredentials(OperatorClients.AccessKeyId, OperatorClients.SecretAccessKey);

    /// <summary>What the functions of this cloud run.</summary>
    internal static readonly string Zip = Path.Combine(Repository.Artifacts, "whatsapp-replies.managed.zip");

    private readonly string _directory = Directory.CreateTempSubdirectory("ops-").FullName;
    private readonly ConcurrentDictionary<string, Func<Task>> _before = new(StringComparer.Ordinal);
    private int _lastNumber = 700;

    /// <summary>Whose file is applied, and what the tools are told.</summary>
    internal string Stack { get; init; } = "dev";

    /// <summary>What else the stack file says.</summary>
    internal IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>();

    internal LocalCloud Cloud { get; private set; } = null!;

    internal SampleStore Store { get; private set; } = null!;

    internal LogGroup Logs => Cloud.State.Logs.Group(Cloud.Stack.Function.LogGroupName);

    /// <summary>What the cloud is deployed from: stack files of the tests' own, and the repository's assistants.</summary>
    private string Root => Path.Combine(_directory, "root");

    public async Task InitializeAsync()
    {
        Directory.CreateDirectory(Root);
        foreach (var file in Directory.EnumerateFiles(TestStacks.Folder, "*.yaml"))
            File.Copy(file, Path.Combine(Root, Path.GetFileName(file)));
        // As the cloud below is configured, and as its zip is.
        var project = ProjectFile.NameOf(TestStacks.Folder);
        File.AppendAllText(
            Path.Combine(Root, $"Pulumi.{Stack}.yaml"),
            $"  {project}:{SettingKeys.QuietTimeSeconds}: 1\n{(Stack == "dev" ? $"  {project}:{SettingKeys.Package}: managed\n" : "")}"
                + string.Concat(Settings.Select(setting => $"  {project}:{setting.Key}: {setting.Value}\n")));
        Directory.CreateSymbolicLink(Path.Combine(Root, "infra"), Path.Combine(Repository.Root, "infra"));
        Cloud = await LocalCloud.StartAsync(new LocalCloudOptions
        {
            StackFiles = TestStacks.Folder,
            Stack = Stack,
            ZipPath = Zip,
            Directory = Path.Combine(_directory, "cloud"),
            Configure = configuration => Settings.Aggregate(
                configuration.With($"{project}:{SettingKeys.QuietTimeSeconds}", "1"), (all, setting) => all.With($"{project}:{setting.Key}", setting.Value)),
            // What other tests do makes some ring: they are looked at when a test asks for it.
            EvaluatesAlarms = false,
            Around = service => new ServiceThatCanBePreceded(service, _before),
        });
        Store = new SampleStore(Cloud, TimeProvider.System);
    }

    public async Task DisposeAsync()
    {
        await Cloud.DisposeAsync();
        Directory.Delete(_directory, recursive: true);
    }

    /// <summary>What somebody else does before the next call of this operation that names this conversation.</summary>
    internal void Before(string operation, Sample sample, Func<Task> action) => Before(operation, sample.ConversationId, action);

    /// <summary>The same before a call that holds this text.</summary>
    internal void Before(string operation, string text, Func<Task> action) => _before[$"{operation} {text}"] = action;

    internal OpsCustomer Customer(params IEnumerable<string> writes) => new(this, Interlocked.Increment(ref _lastNumber), writes);

    /// <summary>A tool, as a person runs it beside this cloud.</summary>
    internal Task<OpsOutcome> RunAsync(params IReadOnlyList<string> arguments) => RunAsync(TimeProvider.System, CancellationToken.None, arguments);

    internal Task<OpsOutcome> RunAsync(TimeProvider time, CancellationToken cancellationToken, params IReadOnlyList<string> arguments) =>
        RunAsync(name => name == Contract.Variables.TwilioBaseUrl ? Cloud.Providers.Twilio.BaseUrl.ToString() : null, time, cancellationToken, arguments);

    internal async Task<OpsOutcome> RunAsync(
        Func<string, string?> variable, TimeProvider time, CancellationToken cancellationToken, params IReadOnlyList<string> arguments)
    {
        using var output = new StringWriter(CultureInfo.InvariantCulture);
        using var errors = new StringWriter(CultureInfo.InvariantCulture);
        var code = await ToolAsync(variable, output, errors, time, arguments, cancellationToken);
        return new OpsOutcome(code, output.ToString(), errors.ToString());
    }

    private Task<int> ToolAsync(
        Func<string, string?> variable, StringWriter output, StringWriter errors, TimeProvider time, IReadOnlyList<string> arguments,
        CancellationToken cancellationToken, AWSCredentials? credentials = null) => Tools.RunAsync(
        [arguments[0], "--stack", Stack, "--root", Root, "--endpoint", Cloud.Endpoint.ToString(), .. arguments.Skip(1)],
        new Surroundings(variable, WhatsAppReplies.Ops.Terminal.To(output), errors, time, () => Guid.NewGuid().ToString("N"))
        {
            OnThisMachine = credentials ?? Operator,
        },
        cancellationToken);

    /// <summary>A tool as somebody runs it who has these credentials, and may do no more than they may.</summary>
    internal async Task<OpsOutcome> AsAsync(SessionCredentials session, params IReadOnlyList<string> arguments)
    {
        using var output = new StringWriter(CultureInfo.InvariantCulture);
        using var errors = new StringWriter(CultureInfo.InvariantCulture);
        var code = await ToolAsync(
            name => name == Contract.Variables.TwilioBaseUrl ? Cloud.Providers.Twilio.BaseUrl.ToString() : null,
            output, errors, TimeProvider.System, arguments, CancellationToken.None,
            new SessionAWSCredentials(session.AccessKeyId, session.SecretAccessKey, session.SessionToken));
        return new OpsOutcome(code, output.ToString(), errors.ToString());
    }

    /// <summary>A tool that somebody ends before it has ended by itself.</summary>
    internal async Task<(Exception? Thrown, string Output)> StoppedAsync(CancellationToken cancellationToken, params IReadOnlyList<string> arguments)
    {
        using var output = new StringWriter(CultureInfo.InvariantCulture);
        using var errors = new StringWriter(CultureInfo.InvariantCulture);
        var thrown = await Record.ExceptionAsync(() => ToolAsync(name => null, output, errors, TimeProvider.System, arguments, cancellationToken));
        return (thrown, output.ToString());
    }

    /// <returns>The message's id.</returns>
    internal async Task<string> BuryAsync(string body) => (await Cloud.Sqs.SendMessageAsync(Cloud.Stack.DeadLetterQueueUrl, body)).MessageId;

    internal Task<int> DeadLettersAsync() => Store.MessagesInAsync(Cloud.Stack.DeadLetterQueueUrl, CancellationToken.None);

    /// <summary>Each test begins with none.</summary>
    internal Task EmptyDeadLettersAsync() => Cloud.Sqs.PurgeQueueAsync(new PurgeQueueRequest { QueueUrl = Cloud.Stack.DeadLetterQueueUrl });
}
