using System.Globalization;
using Amazon;
using Amazon.Runtime;
using Amazon.SQS;
using Amazon.SQS.Model;

namespace WhatsAppReplies.Local.Tests.Ops;

/// <summary>
/// A queue of dead letters by a clock of the test's own: who receives one hides it for so long as SQS does, and a receipt counts until the next.
/// </summary>
internal sealed class LettersOverTime(TimeProvider time, int letters) : AmazonSQSClient(new BasicAWSCredentials("key", "secret"), RegionEndpoint.EUNorth1)
{
    private readonly SortedDictionary<int, (DateTimeOffset VisibleAt, int Receipt)> _letters = new(
        Enumerable.Range(1, letters).ToDictionary(letter => letter, _ => (DateTimeOffset.MinValue, 0)));

    public event Action? Received;

    public IEnumerable<int> Visible => _letters.Where(letter => letter.Value.VisibleAt <= time.GetUtcNow()).Select(letter => letter.Key);

    public override Task<ReceiveMessageResponse> ReceiveMessageAsync(ReceiveMessageRequest request, CancellationToken cancellationToken = default)
    {
        var until = time.GetUtcNow() + TimeSpan.FromSeconds(request.VisibilityTimeout!.Value);
        var taken = Visible.Take(request.MaxNumberOfMessages!.Value).ToList();
        foreach (var letter in taken) _letters[letter] = (until, _letters[letter].Receipt + 1);
        Received?.Invoke();
        return Task.FromResult(new ReceiveMessageResponse
        {
            Messages =
            [
                .. taken.Select(letter => new Message
                {
                    MessageId = Name(letter),
                    ReceiptHandle = $"{letter} {_letters[letter].Receipt}",
                    Body = "letter",
                    Attributes = new() { ["SentTimestamp"] = "0" },
                }),
            ],
        });
    }

    public override Task<ChangeMessageVisibilityBatchResponse> ChangeMessageVisibilityBatchAsync(
        ChangeMessageVisibilityBatchRequest request, CancellationToken cancellationToken = default)
    {
        var failed = new List<BatchResultErrorEntry>();
        foreach (var entry in request.Entries)
        {
            if (Of(entry.ReceiptHandle) is { } letter)
                _letters[letter] = (time.GetUtcNow() + TimeSpan.FromSeconds(entry.VisibilityTimeout!.Value), _letters[letter].Receipt);
            else
                failed.Add(new BatchResultErrorEntry { Id = entry.Id });
        }

        return Task.FromResult(new ChangeMessageVisibilityBatchResponse { Failed = failed });
    }

    public override Task<DeleteMessageResponse> DeleteMessageAsync(string queueUrl, string receiptHandle, CancellationToken cancellationToken = default)
    {
        if (Of(receiptHandle) is { } letter) _letters.Remove(letter);
        return Task.FromResult(new DeleteMessageResponse());
    }

    private int? Of(string receipt)
    {
        var parts = receipt.Split(' ').Select(part => int.Parse(part, CultureInfo.InvariantCulture)).ToList();
        return _letters.TryGetValue(parts[0], out var letter) && letter.Receipt == parts[1] ? parts[0] : null;
    }

    private static string Name(int letter) => $"letter {letter}";
}
