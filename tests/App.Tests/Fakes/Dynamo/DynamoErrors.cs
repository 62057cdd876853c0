using System.Net;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Amazon.Runtime;

namespace App.Tests.Fakes.Dynamo;

/// <summary>The service's refusals, as the client library throws them.</summary>
internal static class DynamoErrors
{
    public static AmazonDynamoDBException Validation(string message) =>
        new(message, ErrorType.Sender, "ValidationException", "request", HttpStatusCode.BadRequest);

    public static ConditionalCheckFailedException ConditionFailed(Dictionary<string, AttributeValue>? item) =>
        new("The conditional request failed", ErrorType.Sender, "ConditionalCheckFailedException", "request", HttpStatusCode.BadRequest) { Item = item };

    public static ProvisionedThroughputExceededException Throttled() =>
        new("Slow down", ErrorType.Sender, "ProvisionedThroughputExceededException", "request", HttpStatusCode.BadRequest);

    public static InternalServerErrorException Internal() =>
        new("Internal server error", ErrorType.Receiver, "InternalServerError", "request", HttpStatusCode.InternalServerError);

    public static AmazonDynamoDBException Denied() =>
        new("User is not authorized", ErrorType.Sender, "AccessDeniedException", "request", HttpStatusCode.BadRequest);

    public static Amazon.DynamoDBv2.Model.ResourceNotFoundException NoTable() =>
        new("Requested resource not found", ErrorType.Sender, "ResourceNotFoundException", "request", HttpStatusCode.BadRequest);
}
