using System.Net.Http.Headers;
using System.Text;
using Amazon.Lambda.RuntimeSupport.Errors;
using Amazon.Lambda.RuntimeSupport.Logging;

namespace Amazon.Lambda.RuntimeSupport;

/// <summary>The four calls of the Runtime API that a loop needs.</summary>
internal sealed class RuntimeApi(HttpClient httpClient, string hostAndPort)
{
    private static readonly MediaTypeHeaderValue Json = new("application/json");
    private static readonly MediaTypeHeaderValue ErrorJson = new("application/vnd.aws.lambda.error+json");

    private readonly string _base = $"http://{hostAndPort}/2018-06-01/runtime/";

    public async Task<InvocationRequest> NextAsync(CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, _base + "invocation/next");
        using var response = await httpClient.SendAsync(request, cancellationToken).ConfigureAwait(false);
        await RuntimeApiFault.ThrowUnlessAcceptedAsync(response, cancellationToken).ConfigureAwait(false);
        var headers = new RuntimeApiHeaders(response.Headers);
        Environment.SetEnvironmentVariable(Variables.TraceId, headers.TraceId);
        FunctionLog.Shared.RequestId = headers.AwsRequestId;
        FunctionLog.Shared.TraceId = headers.TraceId;
        var input = await response.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false);
        return new InvocationRequest(new MemoryStream(input), new LambdaContext(headers, FunctionLog.Shared));
    }

    public async Task RespondAsync(string requestId, Stream output, CancellationToken cancellationToken)
    {
        // The caller decides who disposes of its stream, so the content must not.
        using HttpContent content = output is null ? new ByteArrayContent([]) : new StreamContent(new UndisposedStream(output));
        content.Headers.ContentType = Json;
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{_base}invocation/{requestId}/response") { Content = content };
        using var response = await httpClient.SendAsync(request, cancellationToken).ConfigureAwait(false);
        await RuntimeApiFault.ThrowUnlessAcceptedAsync(response, cancellationToken).ConfigureAwait(false);
    }

    public Task ReportErrorAsync(string requestId, Exception exception, CancellationToken cancellationToken) =>
        PostErrorAsync($"invocation/{requestId}/error", exception, XRayCause.Of(exception), cancellationToken);

    public Task ReportInitErrorAsync(Exception exception) =>
        PostErrorAsync("init/error", exception, null, CancellationToken.None);

    private async Task PostErrorAsync(string path, Exception exception, string xrayCause, CancellationToken cancellationToken)
    {
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(ErrorBody.Of(exception)));
        content.Headers.ContentType = ErrorJson;
        using var request = new HttpRequestMessage(HttpMethod.Post, _base + path) { Content = content };
        request.Headers.TryAddWithoutValidation("Lambda-Runtime-Function-Error-Type", exception.GetType().Name);
        if (xrayCause is not null)
        {
            request.Headers.TryAddWithoutValidation("Lambda-Runtime-Function-XRay-Error-Cause", xrayCause);
        }

        using var response = await httpClient.SendAsync(request, cancellationToken).ConfigureAwait(false);
        await RuntimeApiFault.ThrowUnlessAcceptedAsync(response, cancellationToken).ConfigureAwait(false);
        await RuntimeApiFault.ThrowUnlessConfirmedAsync(response, cancellationToken).ConfigureAwait(false);
    }
}
