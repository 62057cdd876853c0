using System.Globalization;
using System.Security.Cryptography;
using WhatsAppReplies.Local.Providers.OpenAi;
using WhatsAppReplies.Local.Providers.Twilio;
using WhatsAppReplies.Local.Providers.Twilio.Network;
using WhatsAppReplies.Local.Tests.EndToEnd.Inbound.Harness;
using Xunit.Abstractions;

namespace WhatsAppReplies.Local.Tests.EndToEnd.Inbound;

/// <summary>Pictures, documents and voice notes, from the customer's phone to the model.</summary>
[Collection(InboundCloud.Collection)]
public sealed class MediaTests(InboundCloud cloud, ITestOutputHelper output)
{
    /// <summary>The least that Lambda gives a function.</summary>
    private const int SmallestFunction = 128 * 1024;

    [Theory]
    [InlineData("image/jpeg", "I have seen 1 picture.")]
    [InlineData("application/pdf", "I have read 1 document.")]
    public async Task A_file_reaches_the_model_as_it_left_the_phone(string contentType, string reply)
    {
        var file = PhoneFiles.Of(contentType);
        var (customer, call) = await AskedAsync("my licence", file);

        var end = await customer.UntilQuietAsync();

        end.IsAnsweredOnce();
        Assert.Equal((contentType, Hash(file)), (call().Files.Single().MediaType, call().Files.Single().Sha256));
        Assert.Contains(reply, Assert.Single(end.OnPhone), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Later_turns_send_no_file_again()
    {
        var (customer, call) = await AskedAsync("my licence", PhoneFiles.Jpeg);
        await customer.UntilQuietAsync();
        var first = call();

        await customer.WriteAsync("did you get my licence?");
        var end = await customer.UntilQuietAsync();

        end.IsAnsweredOnce(replies: 2);
        var later = Asked("did you get my licence?");
        Assert.Single(first.Files);
        Assert.Empty(later.Input.SelectMany(message => message.Files));
        Assert.True(later.Input.Any(message => message.Text == "my licence image/jpeg\n[picture]"), "the history does not say that a picture came");
    }

    [Fact]
    public async Task A_voice_note_is_written_down_once_and_recorded_in_words()
    {
        var customer = await cloud.KnownCustomerAsync();
        var before = Transcriptions().Count;

        await SendAsync(customer, "", PhoneFiles.VoiceNote);
        var end = await customer.UntilQuietAsync();

        end.IsAnsweredOnce();
        var heard = Assert.Single(Transcriptions().Skip(before)).Transcription!;
        Assert.Equal(("gpt-4o-mini-transcribe", "recording.ogg", Hash(PhoneFiles.VoiceNote)), (heard.Model, heard.FileName, heard.Recording.Sha256));
        var said = $"[voice note] This is what I have said in note {heard.Recording.Sha256[..8]}.";
        Assert.Equal(said, end.Record[Contract.Conversations.Messages].L[0].M[Contract.Messages.Content].S);
        var media = Assert.Single(end.Record[Contract.Conversations.Messages].L[0].M[Contract.Messages.Media].L).M;
        Assert.Equal("audio/ogg", media[Contract.Messages.MediaContentType].S);
        Assert.Equal(PhoneFiles.VoiceNote.Bytes.Length.ToString(CultureInfo.InvariantCulture), media[Contract.Messages.MediaSize].N);
        var written = cloud.Local.State.Logs.GroupNames.SelectMany(group => cloud.Local.State.Logs.Group(group).Events)
            .Select(logged => logged.Message)
            .ToList();
        Assert.NotEmpty(written);
        Assert.DoesNotContain(written, line =>
            line.Contains("what I have said", StringComparison.Ordinal) || line.Contains("/Media/", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_outage_of_the_file_store_delays_the_answer_and_loses_nothing()
    {
        var customer = await cloud.KnownCustomerAsync();
        cloud.Local.Providers.Twilio.Script.When(
            call => call.Endpoint == TwilioEndpoint.FetchMedia && IsOf(customer, call), new TwilioFault.Html(502), times: 4);

        await SendAsync(customer, "my passport", PhoneFiles.Jpeg);
        var end = await customer.UntilQuietAsync();

        end.IsAnsweredOnce();
        Assert.Single(Asked("my passport\n[picture]").Files);
    }

    [Fact]
    public async Task A_file_that_is_gone_is_told_to_the_model()
    {
        var customer = await cloud.KnownCustomerAsync();
        cloud.Local.Providers.Twilio.Script.When(
            call => call.Endpoint == TwilioEndpoint.FetchMedia && IsOf(customer, call), new TwilioFault.Refuse(TwilioError.NotFound));

        await SendAsync(customer, "my old passport", PhoneFiles.Jpeg);
        var end = await customer.UntilQuietAsync();

        end.IsAnsweredOnce();
        Assert.Empty(Asked("my old passport\n[picture, could not be fetched]").Files);
    }

    [Fact]
    public async Task A_model_that_refuses_the_file_is_asked_without_it()
    {
        var customer = await cloud.KnownCustomerAsync();
        cloud.Local.Providers.OpenAi.Script.When(
            call => call.Request is { Files.Count: > 0 } request && request.UserText.StartsWith("my broken photo", StringComparison.Ordinal),
            new OpenAiFault.Refuse(OpenAiError.Invalid("image_parse_error", "input", "The image could not be parsed.")));

        await SendAsync(customer, "my broken photo", PhoneFiles.Jpeg);
        var end = await customer.UntilQuietAsync();

        end.IsAnsweredOnce();
        Assert.Equal("my broken photo\n[picture, could not be read]", end.Record[Contract.Conversations.Messages].L[0].M[Contract.Messages.Content].S);
    }

    [Fact]
    public async Task The_largest_picture_fits_into_the_smallest_function()
    {
        var file = PhoneFiles.Largest();
        var (customer, call) = await AskedAsync("my largest photo", file);

        var end = await customer.UntilQuietAsync();

        end.IsAnsweredOnce();
        Assert.Equal(Hash(file), call().Files.Single().Sha256);
        var peak = FunctionProcesses.PeakKilobytes(cloud.Directory);
        output.WriteLine($"peak of a function process that has taken 16 MB: {peak / 1024} MB resident");
        Assert.InRange(peak, 1, SmallestFunction);
    }

    [Fact]
    public async Task A_picture_that_is_too_large_is_told_and_not_read()
    {
        var customer = await cloud.KnownCustomerAsync();

        await SendAsync(customer, "my film star photo", new PhoneFile("image/jpeg", (byte[])[.. PhoneFiles.Largest().Bytes.Span, 1]));
        var end = await customer.UntilQuietAsync();

        end.IsAnsweredOnce();
        Assert.Empty(Asked("my film star photo\n[picture, too large to be read]").Files);
    }

    private async Task<(PhoneCustomer Customer, Func<ResponseRequest> Asked)> AskedAsync(string caption, PhoneFile file)
    {
        var customer = await cloud.KnownCustomerAsync();
        var text = $"{caption} {file.ContentType}";
        await SendAsync(customer, text, file);
        return (customer, () => Asked(text));
    }

    private Task<WebhookDelivery> SendAsync(PhoneCustomer customer, string caption, PhoneFile file) =>
        cloud.Local.Providers.Twilio.Network.WriteAsync(customer.Number, InboundCloud.Company, new PhoneContent.Media([file], caption));

    /// <summary>The newest question that begins so.</summary>
    private ResponseRequest Asked(string text) =>
        cloud.Local.Providers.OpenAi.Calls.Last(call => call.Request is not null && call.UserText.StartsWith(text, StringComparison.Ordinal)).Request!;

    private List<OpenAiCall> Transcriptions() => [.. cloud.Local.Providers.OpenAi.Calls.Where(call => call.Endpoint == OpenAiEndpoint.CreateTranscription)];

    private bool IsOf(PhoneCustomer customer, TwilioCall call) =>
        cloud.Local.Providers.Twilio.Received.Any(message => message.Sid == call.MessageSid && message.From == customer.Phone.Address);

    private static string Hash(PhoneFile file) => Convert.ToHexStringLower(SHA256.HashData(file.Bytes.Span));
}
