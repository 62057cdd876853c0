using System.Globalization;
using System.Text.Json;
using WhatsAppReplies.Shared.Http;
using WhatsAppReplies.Shared.Json;
using WhatsAppReplies.Shared.Results;
using WhatsAppReplies.Shared.Secrets;
using WhatsAppReplies.Shared.Time;

namespace WhatsAppReplies.Replies.Model.OpenAi;

/// <summary>The transcriber behind the provider's audio API.</summary>
internal sealed class OpenAiTranscriber(ISecrets<OpenAiKey> secrets, OpenAiWire wire, TimeProvider time, IChance chance) : ITranscriber
{
    public async Task<TranscriptOutcome> TranscribeAsync(TranscriptionRequest request, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(request.Limit, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            return await AskAsync(request, mayRefresh: true, attempts: 1, either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return Later("openai_transcription_timeout", "The model provider did not write a recording down in time.", null) with { Attempts = 1 };
        }
    }

    /// <summary>A refused key is fetched anew once.</summary>
    private async Task<TranscriptOutcome> AskAsync(TranscriptionRequest request, bool mayRefresh, int attempts, CancellationToken cancellationToken)
    {
        var found = await secrets.GetAsync(request.ApiKeySecretId, cancellationToken);
        if (found is not Result<OpenAiKey>.Success { Value: var key })
            return NoKey(found);

        using var body = new TranscriptionBody(request.Recording, request.Model, chance.Token());
        var answer = await wire.TranscribeAsync(key, request.Model, body, cancellationToken);
        if (answer is WireAnswer.Answered { Status: 401 } && mayRefresh)
        {
            secrets.Forget(request.ApiKeySecretId, key);
            return await AskAsync(request, mayRefresh: false, attempts + 1, cancellationToken);
        }

        return Read(answer) with { Attempts = attempts };
    }

    private static TranscriptOutcome NoKey(Result<OpenAiKey> outcome) => outcome switch
    {
        Result<OpenAiKey>.TryAgain again => new TranscriptOutcome.TryAgain(again.Failure, null),
        Result<OpenAiKey>.Refuse refuse => new TranscriptOutcome.Refuse(refuse.Failure),
        _ => throw new InvalidOperationException(outcome.GetType().Name),
    };

    private static TranscriptOutcome Read(WireAnswer answer) => answer switch
    {
        WireAnswer.Answered { Status: >= 200 and < 300 } told => Told(told.Body),
        WireAnswer.Answered refused => Refused(refused, ErrorBody.Read(refused.Body)),
        WireAnswer.NotSent notSent => new TranscriptOutcome.TryAgain(notSent.Failure, null),
        WireAnswer.NoAnswer noAnswer => new TranscriptOutcome.TryAgain(noAnswer.Failure, null),
        _ => throw new InvalidOperationException(answer.GetType().Name),
    };

    private static TranscriptOutcome Told(BinaryData body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            return document.RootElement.MendedTextOf("text") is { } text
                ? new TranscriptOutcome.Told(text.Trim()) { Usage = TranscriptUsageReader.Read(document.RootElement) }
                : Later("openai_transcription_garbage", "The model provider's answer holds no transcript.", null);
        }
        catch (JsonException)
        {
            return Later("openai_transcription_garbage", "The model provider's answer about a recording is not JSON.", null);
        }
    }

    private static TranscriptOutcome Refused(WireAnswer.Answered answer, ErrorBody error)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"HTTP {answer.Status}, {error.Name}");
        return answer.Status switch
        {
            _ when error.Code == "incorrect_hostname" => Never(
                "openai_wrong_host", "The key's project keeps its data in a region with a host of its own: set 'openAiBaseUrl' of the stack file."),
            _ when error.Code == "model_not_found" => UnknownModel(name),
            401 => Never("openai_unauthorized", "The model provider refused the key: check the secret's ai_api_key."),
            403 => Never("openai_forbidden", $"The model provider forbids to write a recording down ({name}): check the key's project and permissions."),
            404 => UnknownModel(name),
            429 when error.IsQuota => Never("openai_quota", $"The account at the model provider has no money or quota left ({error.Name})."),
            429 => Later("openai_rate_limited", $"The model provider limits the rate ({error.Name}).", answer.RetryAfter),
            408 or 409 or 425 or >= 500 => Later(
                "openai_unavailable", $"The model provider could not write a recording down ({name}).", RetryAfter.InAnOutage(answer.RetryAfter)),
            _ => new TranscriptOutcome.Unreadable(new("openai_recording_refused", $"The model provider could not read a recording ({name}).")),
        };
    }

    private static TranscriptOutcome.Refuse UnknownModel(string name) => Never(
        "openai_transcription_model_not_found",
        $"The model provider does not know the model, or the key may not use it ({name}): "
        + $"change '{Contract.Assistants.TranscriptionModel}' of the assistant's item.");

    private static TranscriptOutcome.Refuse Never(string code, string explanation) => new(new Failure(code, explanation));

    private static TranscriptOutcome.TryAgain Later(string code, string explanation, TimeSpan? retryAfter) => new(new Failure(code, explanation), retryAfter);
}
