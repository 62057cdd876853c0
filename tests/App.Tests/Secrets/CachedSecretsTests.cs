using System.Text.Json;
using App.Tests.Fakes;
using App.Tests.Fakes.Http;
using App.Tests.Fakes.Turns;
using Tests.Support.Loopback;
using WhatsAppReplies.Shared.Caching;
using WhatsAppReplies.Shared.Results;
using WhatsAppReplies.Shared.Secrets;
using WhatsAppReplies.Shared.Telemetry;
using WhatsAppReplies.Shared.Twilio;

namespace App.Tests.Secrets;

public class CachedSecretsTests
{
    private readonly AutoAdvancingClock _time = new(TimeSpan.Zero);
    private readonly RecordingLog _log = new();

    [Fact]
    public async Task A_secret_is_fetched_once_and_kept()
    {
        await using var server = await LoopbackServer.StartAsync(Secret("""{"ai_api_key":" sk-1 "}"""));
        var secrets = OpenAi(server);

        Assert.Equal("sk-1", (await FoundAsync(secrets)).Value);
        Assert.Equal("sk-1", (await FoundAsync(secrets)).Value);

        Assert.Equal("keys/openai", Assert.Single(server.Requests).Json.GetProperty("SecretId").GetString());
    }

    [Fact]
    public async Task Many_who_ask_at_once_share_one_fetch()
    {
        await using var server = await LoopbackServer.StartAsync(Secret("""{"ai_api_key":"sk-1"}"""));
        var secrets = OpenAi(server);

        var found = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Task.Run(() => FoundAsync(secrets))));

        Assert.All(found, key => Assert.Same(found[0], key));
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task After_its_time_a_secret_is_fetched_again()
    {
        await using var server = await LoopbackServer.StartAsync(Secret("""{"ai_api_key":"sk-1"}"""), Secret("""{"ai_api_key":"sk-2"}"""));
        var secrets = OpenAi(server);
        await FoundAsync(secrets);

        _time.Advance(CachedSecrets<OpenAiKey>.Lifetime - TimeSpan.FromSeconds(1));
        Assert.Equal("sk-1", (await FoundAsync(secrets)).Value);
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal("sk-2", (await FoundAsync(secrets)).Value);
    }

    [Fact]
    public async Task A_refused_secret_is_fetched_again_at_once()
    {
        await using var server = await LoopbackServer.StartAsync(Secret("""{"ai_api_key":"sk-1"}"""), Secret("""{"ai_api_key":"sk-2"}"""));
        var secrets = OpenAi(server);

        secrets.Forget("keys/openai", await FoundAsync(secrets));

        Assert.Equal("sk-2", (await FoundAsync(secrets)).Value);
    }

    [Fact]
    public async Task A_fresh_secret_survives_those_who_were_refused_with_the_old_one()
    {
        await using var server = await LoopbackServer.StartAsync(Secret("""{"ai_api_key":"sk-1"}"""), Secret("""{"ai_api_key":"sk-2"}"""));
        var secrets = OpenAi(server);
        var old = await FoundAsync(secrets);
        secrets.Forget("keys/openai", old);
        await FoundAsync(secrets);

        secrets.Forget("keys/openai", old);

        Assert.Equal("sk-2", (await FoundAsync(secrets)).Value);
        Assert.Equal(2, server.Requests.Count);
    }

    [Fact]
    public async Task A_secret_is_renewed_beside_the_cached_one_which_stays_when_no_fresh_one_comes()
    {
        await using var server = await LoopbackServer.StartAsync(
            Secret("""{"ai_api_key":"sk-1"}"""),
            AwsServer.Error(400, "ThrottlingException"),
            AwsServer.Error(400, "AccessDeniedException"),
            Secret("""{"ai_api_key":"sk-2"}"""));
        var secrets = OpenAi(server);
        await FoundAsync(secrets);

        Assert.IsType<Result<OpenAiKey>.TryAgain>(await secrets.RenewAsync("keys/openai", CancellationToken.None));
        Assert.IsType<Result<OpenAiKey>.Refuse>(await secrets.RenewAsync("keys/openai", CancellationToken.None));
        Assert.Equal("sk-1", (await FoundAsync(secrets)).Value);

        Assert.IsType<Result<OpenAiKey>.Success>(await secrets.RenewAsync("keys/openai", CancellationToken.None));
        Assert.Equal("sk-2", (await FoundAsync(secrets)).Value);
        Assert.Equal(4, server.Requests.Count);
    }

    [Fact]
    public async Task While_the_service_is_in_trouble_the_last_secret_is_gone_on_with_for_an_hour_and_told()
    {
        await using var server = await LoopbackServer.StartAsync(Secret("""{"ai_api_key":"sk-1"}"""), AwsServer.Error(400, "ThrottlingException"));
        var secrets = OpenAi(server);
        await FoundAsync(secrets);

        _time.Advance(CachedSecrets<OpenAiKey>.Lifetime);
        Assert.Equal("sk-1", (await FoundAsync(secrets)).Value);
        Assert.Equal("sk-1", (await FoundAsync(secrets)).Value);
        var line = Assert.Single(_log.Records);
        Assert.Equal(Severity.Warning, line.Severity);
        Assert.Contains("secret_unreachable", line.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("sk-", line.ToString(), StringComparison.Ordinal);

        _time.Advance(TimeSpan.FromHours(1) - TimeSpan.FromSeconds(1));
        Assert.Equal("sk-1", (await FoundAsync(secrets)).Value);
        _time.Advance(LastValue<Result<OpenAiKey>>.Pause);
        Assert.IsType<Result<OpenAiKey>.TryAgain>(await secrets.GetAsync("keys/openai", CancellationToken.None));
    }

    [Fact]
    public async Task A_secret_that_was_refused_is_never_gone_on_with()
    {
        await using var server = await LoopbackServer.StartAsync(Secret("""{"ai_api_key":"sk-1"}"""), AwsServer.Error(400, "ThrottlingException"));
        var secrets = OpenAi(server);
        var refused = await FoundAsync(secrets);
        _time.Advance(CachedSecrets<OpenAiKey>.Lifetime);
        Assert.Same(refused, await FoundAsync(secrets));

        secrets.Forget("keys/openai", refused);

        Assert.IsType<Result<OpenAiKey>.TryAgain>(await secrets.GetAsync("keys/openai", CancellationToken.None));
    }

    [Fact]
    public async Task What_only_a_person_can_mend_is_nothing_to_go_on_with()
    {
        await using var server = await LoopbackServer.StartAsync(Secret("""{"ai_api_key":"sk-1"}"""), AwsServer.Error(400, "ResourceNotFoundException"));
        var secrets = OpenAi(server);
        await FoundAsync(secrets);
        _time.Advance(CachedSecrets<OpenAiKey>.Lifetime);

        Assert.IsType<Result<OpenAiKey>.Refuse>(await secrets.GetAsync("keys/openai", CancellationToken.None));
    }

    [Fact]
    public async Task A_caller_who_gives_up_does_not_take_the_fetch_from_the_others()
    {
        await using var server = await LoopbackServer.StartAsync(Secret("""{"ai_api_key":"sk-1"}"""));
        var secrets = OpenAi(server);
        using var stop = new CancellationTokenSource();

        var givenUp = secrets.GetAsync("keys/openai", stop.Token);
        var patient = FoundAsync(secrets);
        await stop.CancelAsync();

        await Task.WhenAny(givenUp);
        Assert.Equal("sk-1", (await patient).Value);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task Both_of_twilios_keys_are_read()
    {
        await using var server = await LoopbackServer.StartAsync(Secret("""{"twilio_account_sid":"AC1","twilio_auth_token":"t","other":1}"""));

        var found = Assert.IsType<Result<TwilioCredentials>.Success>(await Twilio(server).GetAsync("s", CancellationToken.None));

        Assert.Equal(("AC1", "t"), (found.Value.AccountSid, found.Value.AuthToken));
        Assert.DoesNotContain("AC1", found.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(400, "ResourceNotFoundException", "secret_missing")]
    [InlineData(400, "InvalidRequestException", "secret_unusable")]
    [InlineData(400, "DecryptionFailure", "secret_undecipherable")]
    [InlineData(400, "AccessDeniedException", "secret_denied")]
    [InlineData(400, "InvalidParameterException", "secret_id_invalid")]
    [InlineData(400, "ValidationException", "secret_id_invalid")]
    public async Task What_a_person_has_to_mend_is_refused_and_asked_for_again_next_time(int status, string type, string code)
    {
        await using var server = await LoopbackServer.StartAsync(AwsServer.Error(status, type), Secret("""{"ai_api_key":"sk-1"}"""));
        var secrets = OpenAi(server);

        var refused = Assert.IsType<Result<OpenAiKey>.Refuse>(await secrets.GetAsync("sk-pasted-by-mistake", CancellationToken.None));

        Assert.Equal(code, refused.Failure.Code);
        Assert.DoesNotContain("sk-pasted", refused.Failure.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("4477", refused.Failure.ToString(), StringComparison.Ordinal);
        Assert.IsType<Result<OpenAiKey>.Success>(await secrets.GetAsync("sk-pasted-by-mistake", CancellationToken.None));
    }

    [Theory]
    [InlineData(400, "ThrottlingException")]
    [InlineData(500, "InternalServiceError")]
    [InlineData(503, "ServiceUnavailable")]
    public async Task What_passes_is_tried_again(int status, string type)
    {
        await using var server = await LoopbackServer.StartAsync(AwsServer.Error(status, type), Secret("""{"ai_api_key":"sk-1"}"""));
        var secrets = OpenAi(server);

        Assert.Equal(
            "secret_unreachable", Assert.IsType<Result<OpenAiKey>.TryAgain>(await secrets.GetAsync("keys/openai", CancellationToken.None)).Failure.Code);
        await FoundAsync(secrets);
    }

    [Fact]
    public async Task A_service_that_cannot_be_reached_is_tried_again()
    {
        await using var server = await LoopbackServer.StartAsync();
        var secrets = OpenAi(server);
        await server.StopAsync();

        Assert.IsType<Result<OpenAiKey>.TryAgain>(await secrets.GetAsync("keys/openai", CancellationToken.None));
    }

    [Theory]
    [InlineData("sk-plain-text", "is not valid JSON")]
    [InlineData("", "is empty")]
    [InlineData("[\"sk-value\"]", "must be a JSON object")]
    [InlineData("\"sk-value\"", "must be a JSON object")]
    [InlineData("{\"api_key\":\"sk-value\"}", "lacks the key 'ai_api_key'")]
    [InlineData("{\"ai_api_key\":12345}", "must hold a text that is not empty under the key 'ai_api_key'")]
    [InlineData("{\"ai_api_key\":\"  \"}", "must hold a text that is not empty under the key 'ai_api_key'")]
    [InlineData("{\"ai_api_key\":null}", "must hold a text that is not empty under the key 'ai_api_key'")]
    public async Task A_wrong_shape_names_the_key_and_never_the_value(string text, string what)
    {
        await using var server = await LoopbackServer.StartAsync(Secret(text));

        var refused = Assert.IsType<Result<OpenAiKey>.Refuse>(await OpenAi(server).GetAsync("keys/openai", CancellationToken.None));

        Assert.Equal("secret_malformed", refused.Failure.Code);
        Assert.Contains(what, refused.Failure.Explanation, StringComparison.Ordinal);
        Assert.DoesNotContain("sk-", refused.Failure.Explanation, StringComparison.Ordinal);
        Assert.DoesNotContain("12345", refused.Failure.Explanation, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_missing_key_of_twilio_is_named()
    {
        await using var server = await LoopbackServer.StartAsync(Secret("""{"twilio_account_sid":"AC1"}"""));

        var refused = Assert.IsType<Result<TwilioCredentials>.Refuse>(await Twilio(server).GetAsync("s", CancellationToken.None));

        Assert.Contains("'twilio_auth_token'", refused.Failure.Explanation, StringComparison.Ordinal);
    }

    private static Answer Secret(string text) => Answer.Json(200, JsonSerializer.Serialize(new
    {
        ARN = "arn:aws:secretsmanager:eu-north-1:123456789012:secret:keys/openai-AbCdEf",
        Name = "keys/openai",
        SecretString = text,
        VersionId = "v1",
        VersionStages = new[] { "AWSCURRENT" },
        CreatedDate = 1795262400.0,
    }));

    private static async Task<OpenAiKey> FoundAsync(CachedSecrets<OpenAiKey> secrets) =>
        Assert.IsType<Result<OpenAiKey>.Success>(await secrets.GetAsync("keys/openai", CancellationToken.None)).Value;

    private CachedSecrets<OpenAiKey> OpenAi(LoopbackServer server) => new(AwsServer.Secrets(server), new OpenAiKey.Shape(), _log, _time);

    private CachedSecrets<TwilioCredentials> Twilio(LoopbackServer server) => new(AwsServer.Secrets(server), new TwilioCredentials.Shape(), _log, _time);
}
