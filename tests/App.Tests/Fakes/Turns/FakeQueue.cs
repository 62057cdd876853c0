using Amazon.SQS;
using Amazon.SQS.Model;
using App.Tests.Fakes.Calls;

namespace App.Tests.Fakes.Turns;

/// <summary>Remembers when each message was told to come back.</summary>
internal sealed class FakeQueue
{
    private readonly ICallInterceptor _interceptor;
    private readonly TimeProvider _time;

    public FakeQueue(ICallInterceptor interceptor, TimeProvider time)
    {
        _interceptor = interceptor;
        _time = time;
        Client = QueueClient.Over(this);
    }

    public IAmazonSQS Client { get; }

    /// <summary>In order: which message, when, and for how long.</summary>
    public List<(string ReceiptHandle, DateTimeOffset At, TimeSpan Visibility)> Changes { get; } = [];

    public Action<ChangeMessageVisibilityRequest> OnChange { get; set; } = _ => { };

    /// <summary>What was sent, in order, and when it can be received.</summary>
    public List<(string Body, DateTimeOffset VisibleAt)> Sent { get; } = [];

    /// <summary>Messages on the hand-off queue, in order.</summary>
    public List<string> HandOffs { get; } = [];

    public Action<SendMessageRequest> OnSend { get; set; } = _ => { };

    public Task<SendMessageResponse> SendAsync(SendMessageRequest request, CancellationToken cancellationToken) =>
        Intercepted.RunAsync(
            _interceptor,
            new ExternalCall("sqs", "SendMessage", "", request),
            () =>
            {
                if (request.QueueUrl == TurnWorld.Settings.HandOffQueueUrl)
                {
                    HandOffs.Add(request.MessageBody);
                    return new SendMessageResponse();
                }

                if (request.DelaySeconds is not (>= 0 and <= 900))
                    throw new ArgumentException($"no delay that SQS takes: {request.DelaySeconds}");
                Sent.Add((request.MessageBody, _time.GetUtcNow().AddSeconds(request.DelaySeconds.Value)));
                OnSend(request);
                return new SendMessageResponse();
            },
            cancellationToken);

    public Task<ChangeMessageVisibilityResponse> ChangeAsync(ChangeMessageVisibilityRequest request, CancellationToken cancellationToken) =>
        Intercepted.RunAsync(
            _interceptor,
            new ExternalCall("sqs", "ChangeMessageVisibility", "", request),
            () =>
            {
                Changes.Add((
                    request.ReceiptHandle, _time.GetUtcNow(), TimeSpan.FromSeconds(request.VisibilityTimeout ?? throw new ArgumentException("no visibility"))));
                OnChange(request);
                return new ChangeMessageVisibilityResponse();
            },
            cancellationToken);
}
