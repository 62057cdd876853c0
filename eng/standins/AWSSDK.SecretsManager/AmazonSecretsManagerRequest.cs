using Amazon.Runtime;

namespace Amazon.SecretsManager;

public class AmazonSecretsManagerRequest : AmazonWebServiceRequest;
