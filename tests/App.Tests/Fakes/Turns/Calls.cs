using Amazon.DynamoDBv2.Model;
using App.Tests.Fakes.Calls;
using WhatsAppReplies.Replies.Conversations.Writes;

namespace App.Tests.Fakes.Turns;

/// <summary>Names for the calls of a turn.</summary>
internal static class Calls
{
    public static bool IsRead(ExternalCall call) => call is { Service: "dynamodb", Operation: "Query" };

    public static bool IsCleanUp(ExternalCall call) => call is { Service: "dynamodb", Operation: "BatchWriteItem" };

    public static bool IsDropLock(ExternalCall call) => call is { Service: "dynamodb", Operation: "DeleteItem" };

    public static bool IsArchivePut(ExternalCall call) => call is { Service: "dynamodb", Operation: "PutItem" };

    public static bool IsModel(ExternalCall call) => call.Service == "model";

    public static bool IsSend(ExternalCall call) => call is { Service: "messenger", Operation: "Send" };

    public static bool IsVisibility(ExternalCall call) => call is { Service: "sqs", Operation: "ChangeMessageVisibility" };

    public static bool IsHandOff(ExternalCall call) => call is { Service: "sqs", Operation: "SendMessage" };

    public static bool IsClaim(ExternalCall call) => call.Request is UpdateItemRequest request && IsClaim(request);

    public static bool IsClaim(UpdateItemRequest request) => Is(request, TurnWrites.Claim) || Is(request, TurnWrites.ClaimNotingLifetime);

    public static bool IsCheckpoint(ExternalCall call) => Is(call, TurnWrites.Checkpoint);

    /// <summary>Its condition lists the parts of the reply at hand.</summary>
    public static bool IsFinish(ExternalCall call) => call.Request is UpdateItemRequest request && request.UpdateExpression == TurnWrites.Finish.Update;

    public static bool IsRelease(ExternalCall call) => Is(call, TurnWrites.Release) || Is(call, TurnWrites.ReleaseWithReply);

    /// <summary>Rows that share their text (next part, mark unknown resent) are told apart by the test, not here.</summary>
    public static bool Is(ExternalCall call, TurnWrite write) =>
        call.Request is UpdateItemRequest request && Is(request, write);

    public static bool Is(UpdateItemRequest request, TurnWrite write) =>
        request.UpdateExpression == write.Update && request.ConditionExpression == write.Condition;

    public static bool IsUpdate(ExternalCall call) => call.Request is UpdateItemRequest;
}
