using Amazon.Runtime.SharedInterfaces;
using Amazon.SQS.Model;

namespace Amazon.SQS;

public partial class AmazonSQSClient
{
    async Task<Dictionary<string, string>> ICoreAmazonSQS.GetAttributesAsync(string queueUrl)
    {
        var request = new GetQueueAttributesRequest { QueueUrl = queueUrl, AttributeNames = ["All"] };
        var response = await GetQueueAttributesAsync(request).ConfigureAwait(false);
        return response.Attributes;
    }

    Task ICoreAmazonSQS.SetAttributesAsync(string queueUrl, Dictionary<string, string> attributes) =>
        SetQueueAttributesAsync(new SetQueueAttributesRequest { QueueUrl = queueUrl, Attributes = attributes });
}
