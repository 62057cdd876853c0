using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Amazon.Runtime;
using WhatsAppReplies.Shared.Aws;
using WhatsAppReplies.Shared.Json;
using WhatsAppReplies.Shared.Results;
using WhatsAppReplies.Shared.Settings;
using WhatsAppReplies.Shared.Time;

namespace WhatsAppReplies.Pausing;

/// <summary>
/// Switch of the mapping that hands triggers to the function that replies. One direction only: whoever switches it on again is a person. To switch off what is
/// off already changes nothing, so every call may be repeated.
/// </summary>
internal sealed class MappingSwitch(HttpClient http, AWSCredentials credentials, PauseSettings settings, TimeProvider time)
{
    private const string Service = "lambda";
    private const int MostAttempts = 4;

    private static readonly TimeSpan AttemptTimeout = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(4);
    private static readonly byte[] Off = """{"Enabled":false}"""u8.ToArray();

    private readonly Uri _address = new(
        settings.AwsEndpointUrl ?? AwsAddress.Of(Service, settings.Region),
        $"/2015-03-31/event-source-mappings/{settings.MappingId}");

    /// <returns>The state that Lambda tells: it ends what it is asking the queue at the moment before the mapping is off.</returns>
    public async Task<Result<string>> SwitchOffAsync(CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            var result = await TryAsync(cancellationToken);
            if (result is not Result<string>.TryAgain || attempt == MostAttempts)
                return result;

            try
            {
                await Delay.ForAsync(Backoff.Exponential(FirstPause, attempt, LongestPause), time, cancellationToken);
            }
            catch (OperationCanceledException)
            {
                // The invocation's time is over: what is known until now is the answer.
                return result;
            }
        }
    }

    private async Task<Result<string>> TryAsync(CancellationToken cancellationToken)
    {
        try
        {
            using var attempt = new CancellationTokenSource(AttemptTimeout, time);
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(attempt.Token, cancellationToken);
            using var request = new HttpRequestMessage(HttpMethod.Put, _address);
            request.Content = new ByteArrayContent(Off) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
            var who = await credentials.GetCredentialsAsync();
            AwsSignature.Sign(request, Off, who, settings.Region, Service, time.GetUtcNow());
            using var response = await http.SendAsync(request, limit.Token);
            var answer = await response.Content.ReadAsByteArrayAsync(limit.Token);
            return response.IsSuccessStatusCode ? StateIn(answer) : Refused(response.StatusCode);
        }
        catch (Exception exception) when (AwsFault.IsFault(exception))
        {
            return Again("aws_unreachable", $"Lambda was not reached: {AwsFault.Describe(exception)}.");
        }
    }

    private static Result<string> StateIn(byte[] answer)
    {
        try
        {
            using var json = JsonDocument.Parse(answer);
            return json.RootElement.TextOf("State") is { } state && (state is "Disabling" or "Disabled" or "Updating")
                ? new Result<string>.Success(state)
                : Again("mapping_not_off", "Lambda took the call, and does not say that the mapping is being switched off.");
        }
        catch (JsonException)
        {
            return Again("mapping_not_off", "Lambda took the call, and its answer cannot be read.");
        }
    }

    private static Result<string> Refused(HttpStatusCode status) => status switch
    {
        HttpStatusCode.NotFound => Never("mapping_missing", "The mapping that hands triggers over does not exist."),
        HttpStatusCode.Forbidden or HttpStatusCode.Unauthorized => Never("access_denied", "The function's role does not allow to switch the mapping."),
        // In use while a deployment changes it, too many requests, and whatever is the service's own fault.
        HttpStatusCode.Conflict or HttpStatusCode.TooManyRequests or >= HttpStatusCode.InternalServerError =>
            Again("aws_unavailable", $"Lambda answered {(int)status}."),
        _ => Never("mapping_refused", $"Lambda refuses to switch the mapping off: it answered {(int)status}."),
    };

    private static Result<string> Again(string code, string explanation) => new Result<string>.TryAgain(new(code, explanation));

    private static Result<string> Never(string code, string explanation) => new Result<string>.Refuse(new(code, explanation));
}
