using System.Collections.Concurrent;
using System.Text;
using WhatsAppReplies.Local.Cloud.Lambda;

namespace WhatsAppReplies.Local.Cloud.CloudWatch.Alarms;

/// <summary>Invokes the functions that are actions of alarms, as far as their own policies let CloudWatch do it.</summary>
internal sealed class AlarmedFunctions(Func<LambdaService> lambda, AwsAccount account) : IAlarmedFunctions, IAsyncDisposable
{
    public const string Principal = "lambda.alarms.cloudwatch.amazonaws.com";

    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentBag<Task> _underWay = [];
    private readonly ConcurrentQueue<string> _undelivered = new();

    /// <summary>Alarms whose function is not there, or lets nobody invoke it for them: on AWS only the alarm's history tells of it.</summary>
    public IReadOnlyList<string> Undelivered => [.. _undelivered];

    public void Send(string functionArn, string alarmArn, string payload)
    {
        var name = QualifiedName.Of(functionArn);
        if (lambda().Functions.Any(function => function.Name == name.Function)
            && lambda().Function(name.Function).PolicyOf(name.Qualifier).LetsAService(Principal, alarmArn, account.Id))
        {
            _underWay.Add(lambda().SendEventAsync(name, Encoding.UTF8.GetBytes(payload), _stop.Token).WaitAsync(_stop.Token));
        }
        else
        {
            _undelivered.Enqueue(alarmArn);
        }
    }

    /// <summary>Returns when every event until now has come to its end, with all tries.</summary>
    public Task SettledAsync() => Task.WhenAll(_underWay);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        try
        {
            await SettledAsync();
        }
        catch (OperationCanceledException)
        {
            // An invocation under way ends with its process, and one that waits for its next try with everything.
        }

        _stop.Dispose();
    }
}
