using Amazon.Runtime;

namespace Amazon.SQS.Model;

public class ListQueuesResponse : AmazonWebServiceResponse
{
    public string NextToken { get; set; }

    public List<string> QueueUrls { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
}
