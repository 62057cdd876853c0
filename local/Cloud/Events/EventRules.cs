using System.Collections.Concurrent;
using WhatsAppReplies.Local.Cloud.Lambda;

namespace WhatsAppReplies.Local.Cloud.Events;

/// <summary>EventBridge as far as this program needs it: rules by the clock, whose targets are functions.</summary>
internal sealed class EventRules(LambdaService lambda, TimeProvider clock)
{
    public const string Principal = "events.amazonaws.com";

    private readonly ConcurrentDictionary<string, RuleDefinition> _rules = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<(string Rule, string Id), TargetDefinition> _targets = new();
    private readonly ConcurrentQueue<string> _undelivered = new();

    public IReadOnlyCollection<RuleDefinition> Rules => [.. _rules.Values];

    /// <summary>Events that no target took, by the rule's name: on AWS only a metric tells of them.</summary>
    public IReadOnlyList<string> Undelivered => [.. _undelivered];

    public void Put(RuleDefinition rule)
    {
        if (!_rules.TryAdd(rule.Name, rule)) throw new ProblemException($"ResourceAlreadyExistsException: there is a rule {rule.Name} already.");
    }

    public RuleDefinition Rule(string name) =>
        _rules.TryGetValue(name, out var rule) ? rule : throw new ProblemException($"ResourceNotFoundException: Rule {name} does not exist.");

    public void Put(TargetDefinition target)
    {
        Rule(target.Rule);
        lambda.Function(target.Function.Function).Versions.Of(target.Function.Qualifier);
        if (!_targets.TryAdd((target.Rule, target.Id), target)) throw new ProblemException($"The rule {target.Rule} has a target {target.Id} already.");
    }

    /// <summary>Each rule's events once, now, whatever the clock says; returns when their invocations have come to an end.</summary>
    public async Task StepAsync(CancellationToken cancellationToken = default)
    {
        foreach (var rule in Rules) await FireAsync(rule, cancellationToken);
    }

    /// <summary>By the clock, until cancelled; nobody waits for an invocation, so that a slow one meets the next.</summary>
    public Task RunAsync(CancellationToken stop) => Task.WhenAll(Rules.Select(rule => RunAsync(rule, stop)));

    private async Task RunAsync(RuleDefinition rule, CancellationToken stop)
    {
        using var timer = new PeriodicTimer(rule.Every, clock);
        var underWay = new List<Task>();
        try
        {
            while (await timer.WaitForNextTickAsync(stop))
            {
                underWay.RemoveAll(firing => firing.IsCompletedSuccessfully);
                underWay.Add(FireAsync(rule, stop));
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            await Task.WhenAll(underWay);
        }
    }

    private Task FireAsync(RuleDefinition rule, CancellationToken stop) => Task.WhenAll(
        _targets.Values.Where(target => target.Rule == rule.Name).Select(target => FireAsync(rule, target, stop)));

    /// <summary>When everything ends, an invocation under way ends with its process, and nobody waits for that.</summary>
    private async Task FireAsync(RuleDefinition rule, TargetDefinition target, CancellationToken stop)
    {
        if (lambda.Function(target.Function.Function).PolicyOf(target.Function.Qualifier).LetsAService(Principal, rule.Arn))
            await lambda.SendEventAsync(target.Function, target.Input, stop).WaitAsync(stop);
        else
            _undelivered.Enqueue(rule.Name);
    }
}
