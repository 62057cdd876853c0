namespace WhatsAppReplies.Local.Cloud.Gateway;

/// <summary>How a service writes requests and errors.</summary>
internal enum AwsProtocol
{
    /// <summary>DynamoDB.</summary>
    Json10,

    /// <summary>SQS: as JSON 1.0, with the error code of the older protocol in a header.</summary>
    Json10WithQueryErrors,

    /// <summary>Secrets Manager.</summary>
    Json11,

    /// <summary>Lambda: method and path say what is asked, and a header what is wrong.</summary>
    RestJson,

    /// <summary>CloudWatch and SNS: a form, whose field <c>Action</c> says what is asked, and XML.</summary>
    Query,
}
