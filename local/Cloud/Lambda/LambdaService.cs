using System.Collections.Concurrent;
using WhatsAppReplies.Local.Cloud.CloudWatch.Logs;
using WhatsAppReplies.Local.Cloud.CloudWatch.Metrics;
using WhatsAppReplies.Local.Cloud.Iam;
using WhatsAppReplies.Local.Cloud.Lambda.Asynchronous;
using WhatsAppReplies.Local.Cloud.Lambda.Environments;
using WhatsAppReplies.Local.Cloud.Lambda.EventSources;
using WhatsAppReplies.Local.Cloud.Lambda.Packages;
using WhatsAppReplies.Local.Cloud.Lambda.Processes;
using WhatsAppReplies.Local.Cloud.Lambda.Rules;
using WhatsAppReplies.Local.Cloud.Lambda.Urls;

namespace WhatsAppReplies.Local.Cloud.Lambda;

/// <summary>AWS Lambda, as far as this program needs it: functions from a zip, run in processes that keep to its rules.</summary>
internal sealed class LambdaService : IAsyncDisposable
{
    public const string Principal = "lambda.amazonaws.com";

    private readonly LambdaOptions _options;
    private readonly IRoles _roles;
    private readonly LogService _logs;
    private readonly MetricStore _metrics;
    private readonly TimeProvider _clock;
    private readonly Launcher _launcher;
    private readonly ConcurrentDictionary<string, Function> _functions = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<(string Function, string Queue), EventSourceMapping> _mappings = new();
    private readonly ConcurrentDictionary<QualifiedName, FunctionUrl> _urls = new();

    public LambdaService(LambdaOptions options, IRoles roles, LogService logs, MetricStore metrics, TimeProvider clock)
    {
        _options = options with { WorkDirectory = Directory.CreateDirectory(options.WorkDirectory).FullName };
        AccountConcurrency = options.AccountConcurrency;
        _roles = roles;
        _logs = logs;
        _metrics = metrics;
        _clock = clock;
        _launcher = Launcher.Detect(_options.WorkDirectory);
    }

    /// <summary>After every invocation that ran, whoever asked for it.</summary>
    public event Action<InvocationReport>? Invoked;

    /// <summary>What the account may run at the same time, as it is told; a quota that AWS changes counts for functions that are made afterwards.</summary>
    public int AccountConcurrency { get; set; }

    /// <summary>Whether the functions' processes run as a user that can change nothing of the task root.</summary>
    public bool DropsPrivileges => _launcher.DropsPrivileges;

    public IReadOnlyList<ExecutionEnvironment> Environments => [.. _functions.Values.SelectMany(function => function.Environments)];

    public IReadOnlyList<FunctionDefinition> Functions => [.. _functions.Values.Select(function => function.Definition)];

    public IReadOnlyList<EventSourceMapping> Mappings => [.. _mappings.Values];

    public FunctionDefinition CreateFunction(FunctionDefinition definition)
    {
        FunctionRules.Check(definition);
        CheckRole(definition);
        DeploymentPackage.Check(definition.CodePath);
        if (_functions.ContainsKey(definition.Name))
            throw new LambdaException(LambdaException.Conflict, $"Function already exist: {definition.Name}");

        var root = TaskRoot.Unpack(definition.CodePath, Path.Combine(_options.WorkDirectory, "functions", definition.Name));
        var context = new FunctionContext(definition, _options, root, _launcher, _logs, _roles, _clock);
        var pool = new EnvironmentPool(definition.ReservedConcurrency ?? AccountConcurrency);
        _functions[definition.Name] = new Function(context, pool, new LambdaMetrics(_metrics, definition.Name));
        return definition;
    }

    /// <summary>Makes a version of the function as it is now.</summary>
    public string Publish(string functionName) => Function(functionName).Versions.Publish();

    public Function Function(string name) =>
        _functions.TryGetValue(name, out var function)
            ? function
            : throw new LambdaException(LambdaException.NotFound, $"Function not found: {name}");

    /// <summary>Runs the function and waits for its answer.</summary>
    /// <param name="functionName">Of the function.</param>
    /// <param name="payload">The event.</param>
    /// <param name="qualifier">Which version; null: what is not published.</param>
    public async Task<InvokeResult> InvokeAsync(string functionName, ReadOnlyMemory<byte> payload, string? qualifier = null)
    {
        var (result, report) = await Function(functionName).InvokeAsync(payload, qualifier);
        if (report is not null) Invoked?.Invoke(report);
        return result;
    }

    /// <summary>Begins to poll at once if the mapping is declared enabled.</summary>
    public async Task<EventSourceMapping> CreateMappingAsync(MappingDefinition definition, IMappingQueue queue)
    {
        var function = Function(definition.FunctionName).Versions.Of(definition.Qualifier).Function;
        MappingRules.Check(definition, function, _roles);
        var settings = await queue.SettingsAsync();
        MappingRules.Check(definition, function, settings);
        var mapping = new EventSourceMapping(
            definition, settings, queue, payload => InvokeAsync(definition.FunctionName, payload, definition.Qualifier), _options.LongPoll, _clock);
        if (!_mappings.TryAdd((definition.FunctionName, definition.QueueArn), mapping))
        {
            throw new LambdaException(LambdaException.Conflict,
                $"An event source mapping with event source arn (\"{definition.QueueArn}\") and function (\"{definition.FunctionName}\") already exists");
        }

        if (definition.Enabled) mapping.Start();
        return mapping;
    }

    /// <summary>Takes an event that nobody waits for, and returns when it has come to an end.</summary>
    /// <returns>Of every try.</returns>
    public Task<IReadOnlyList<InvokeResult>> SendEventAsync(QualifiedName name, ReadOnlyMemory<byte> payload, CancellationToken cancellationToken) =>
        new AsynchronousInvoker(taken => InvokeAsync(name.Function, taken, name.Qualifier), Function(name.Function).AsynchronousOf(name.Qualifier), _clock)
            .SendAsync(payload, cancellationToken);

    /// <summary>Gives the function an address that asks for no credentials.</summary>
    public async Task<FunctionUrl> CreateUrlAsync(string functionName, string? qualifier = null)
    {
        var function = Function(functionName);
        function.Versions.Of(qualifier);
        var url = await FunctionUrl.StartAsync(function, qualifier, payload => InvokeAsync(functionName, payload, qualifier), _clock, _options.UrlPort);
        if (_urls.TryAdd(new QualifiedName(functionName, qualifier), url)) return url;
        await url.DisposeAsync();
        throw new LambdaException(
            LambdaException.Conflict,
            $"Failed to create function url config for [functionArn = {Function(functionName).Definition.Arn}]. Error message: "
            + "FunctionUrlConfig exists for this Lambda function");
    }

    /// <summary>Null: it has no address.</summary>
    public FunctionUrl? Url(string functionName) => _urls.SingleOrDefault(url => url.Key.Function == functionName).Value;

    /// <summary>Polling and addresses end first; invocations under way end with their processes.</summary>
    public async ValueTask DisposeAsync()
    {
        foreach (var url in _urls.Values) await url.DisposeAsync();
        var polling = _mappings.Values.Select(mapping => mapping.DisposeAsync().AsTask()).ToList();
        foreach (var function in _functions.Values) await function.DisposeAsync();
        await Task.WhenAll(polling);
    }

    private void CheckRole(FunctionDefinition definition)
    {
        try
        {
            _roles.Assume(definition.RoleArn, Principal, definition.Name);
        }
        catch (Exception refused) when (refused is not OutOfMemoryException)
        {
            throw new LambdaException(LambdaException.InvalidParameter,
                $"The role defined for the function cannot be assumed by Lambda: {definition.RoleArn}", refused);
        }
    }
}
