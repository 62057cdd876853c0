using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.SQS.Model;

namespace Amazon.SQS;

/// <summary>Compares each message body with the digest that the service made of it.</summary>
internal sealed class BodyDigestHandler : PipelineHandler
{
    public override async Task<T> InvokeAsync<T>(IExecutionContext executionContext)
    {
        var response = await base.InvokeAsync<T>(executionContext).ConfigureAwait(false);
        Check(executionContext.RequestContext.OriginalRequest, response);
        return response;
    }

    private static void Check(AmazonWebServiceRequest request, AmazonWebServiceResponse response)
    {
        switch (request, response)
        {
            case (_, ReceiveMessageResponse received):
                received.Messages?.ForEach(m => Compare(m.Body, m.MD5OfBody, m.MessageId));
                break;
            case (SendMessageRequest sent, SendMessageResponse answer):
                Compare(sent.MessageBody, answer.MD5OfMessageBody, answer.MessageId);
                break;
            case (SendMessageBatchRequest batch, SendMessageBatchResponse answer):
                var bodies = batch.Entries.ToDictionary(e => e.Id, e => e.MessageBody);
                answer.Successful?.ForEach(e => Compare(bodies[e.Id], e.MD5OfMessageBody, e.MessageId));
                break;
        }
    }

    [SuppressMessage("Security", "CA5351", Justification = "The service made it with MD5; it guards against accidents, not against attackers.")]
    private static void Compare(string body, string digest, string messageId)
    {
        if (string.IsNullOrEmpty(body) || string.IsNullOrEmpty(digest))
        {
            return;
        }

        var own = Convert.ToHexStringLower(MD5.HashData(Encoding.UTF8.GetBytes(body)));
        if (!string.Equals(own, digest, StringComparison.OrdinalIgnoreCase))
        {
            throw new AmazonSQSException($"MD5 hash mismatch for message id {messageId}");
        }
    }
}
