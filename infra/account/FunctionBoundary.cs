using WhatsAppReplies.Infra.Access;

namespace WhatsAppReplies.Infra.Account;

/// <summary>
/// The most that a function's role may ever do, whatever policy it is given. A deploy role may make roles only under it:
/// else whoever may deploy could make a role that may do everything, and run a function under that.
/// </summary>
internal sealed class FunctionBoundary : Component
{
    /// <summary>What the functions, and the mapping on behalf of one, call.</summary>
    public static readonly string[] Actions =
    [
        "dynamodb:BatchWriteItem", "dynamodb:DeleteItem", "dynamodb:GetItem", "dynamodb:PutItem", "dynamodb:Query", "dynamodb:Scan", "dynamodb:UpdateItem",
        "kms:Decrypt", "kms:GenerateDataKey",
        "lambda:UpdateEventSourceMapping", "logs:CreateLogStream", "logs:PutLogEvents",
        "secretsmanager:GetSecretValue", "sqs:ChangeMessageVisibility", "sqs:DeleteMessage", "sqs:GetQueueAttributes",
        "sqs:ReceiveMessage", "sqs:SendMessage", "xray:PutTelemetryRecords", "xray:PutTraceSegments",
    ];

    public FunctionBoundary()
        : base("FunctionBoundary", "function-boundary")
    {
        Policy = new AccountResource("aws:iam/policy:Policy", "functions", new Dictionary<string, object?>
        {
            ["name"] = AccountNames.Boundary,
            ["description"] = "The most that a function of whatsapp-replies may do",
            // On which resources, each role's own policy says.
            ["policy"] = new PolicyDocument([PolicyStatement.Allow("WhatFunctionsCall", ["*"], Actions)]).ToJson(),
        }, Child());
        RegisterOutputs();
    }

    public AccountResource Policy { get; }
}
