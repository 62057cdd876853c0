using System.Text.Json;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;

namespace Amazon.AwsJson;

/// <summary>One operation of a service that speaks AWS JSON: how its request is written and its answer read.</summary>
internal sealed class JsonOperation<TRequest, TResponse>(
    JsonService service, string name, Action<Utf8JsonWriter, TRequest> write, MemberReader<TResponse> read)
    : IMarshaller<IRequest, AmazonWebServiceRequest>
    where TRequest : AmazonWebServiceRequest
    where TResponse : AmazonWebServiceResponse, new()
{
    private readonly string _target = $"{service.TargetPrefix}.{name}";
    private readonly JsonAnswer<TResponse> _answer = new(service, read);

    /// <summary>A new object for every call: the client base may add to it.</summary>
    public InvokeOptions Options => new() { RequestMarshaller = this, ResponseUnmarshaller = _answer };

    public IRequest Marshall(AmazonWebServiceRequest input)
    {
        var content = new PooledContentStream();
        var request = new DefaultRequest(input, service.ServiceNamespace)
        {
            HttpMethod = "POST",
            ResourcePath = "/",
            ContentStream = content,
        };
        request.Headers["X-Amz-Target"] = _target;
        request.Headers["Content-Type"] = service.ContentType;
        request.Headers["x-amz-api-version"] = service.Version;

        using var writer = new Utf8JsonWriter(content.BufferWriter);
        writer.WriteStartObject();
        write(writer, (TRequest)input);
        writer.WriteEndObject();
        return request;
    }
}
