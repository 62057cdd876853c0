using Amazon.Runtime;
using Amazon.SQS.Model;
using WhatsAppReplies.Shared.Results;

namespace WhatsAppReplies.Replies.Turns;

/// <summary>Classification of an exception in a turn. The services' own messages are never used: they can quote what was read or written.</summary>
internal static class TurnFault
{
    public static Outcome OutcomeOf(Exception exception) => exception switch
    {
        OperationCanceledException => new Outcome.TryAgain(new("out_of_time", "The invocation's time ran out; the next one goes on.")),
        AmazonServiceException { ErrorCode: "ValidationException" } => new Outcome.Refused(new(
            "dynamodb_validation", "DynamoDB refused a request as invalid; the usual cause is a record that another system filled up to nearly 400 KB.")),
        AmazonServiceException { ErrorCode: "ResourceNotFoundException" } => new Outcome.Refused(new(
            "table_missing", "A table that the function's environment names does not exist.")),
        QueueDoesNotExistException => new Outcome.Refused(new(
            "hand_off_queue_missing", $"The queue that {Contract.Variables.HandOffQueueUrl} names does not exist.")),
        AmazonServiceException { ErrorCode: "AccessDeniedException" or "AccessDenied" } => new Outcome.Refused(new(
            "access_denied", "The function's role does not allow one of its calls.")),
        AmazonServiceException { ErrorCode: { Length: > 0 } code } => new Outcome.TryAgain(new("aws_unavailable", $"An AWS call failed with {code}.")),
        AmazonServiceException or AmazonClientException or HttpRequestException or IOException or TimeoutException =>
            new Outcome.TryAgain(new("aws_unreachable", $"An AWS call failed with {exception.GetType().Name}.")),
        _ => new Outcome.TryAgain(new("defect", $"The function failed with {exception.GetType().Name}; its record in the log has the stack.")),
    };

    /// <summary>Of what left a trigger in the queue.</summary>
    public static Failure FailureOf(Outcome outcome) => outcome switch
    {
        Outcome.TryAgain again => again.Failure,
        Outcome.Refused refused => refused.Failure,
        Outcome.Busy => new("busy", "The last receive of the trigger found an earlier one at work, which then failed."),
        _ => throw new InvalidOperationException("An outcome that is no failure has none."),
    };

    /// <summary>Nothing that a service does, but a mistake in this code: it must not hide among the outages.</summary>
    public static bool IsDefect(Exception exception) => OutcomeOf(exception) is Outcome.TryAgain { Failure.Code: "defect" };
}
