using System.IO.Pipelines;
using System.Net;
using WhatsAppReplies.Shared.Http;

namespace App.Tests.Hosting;

/// <summary>An answer is given on whole: whoever reads it without awaiting waits for no socket.</summary>
public class WholeAnswersTests
{
    private readonly Pipe _body = new();

    [Fact]
    public async Task An_answer_whose_body_is_still_on_its_way_is_not_given_on()
    {
        var answer = SendAsync(default);
        await WriteAsync("half");

        Assert.False(answer.IsCompleted);

        await WriteAsync(" and half");
        await _body.Writer.CompleteAsync();
        using var response = await answer;
        await using var stream = await response.Content.ReadAsStreamAsync();
        Assert.Equal("half and half", new StreamReader(stream).ReadToEnd());
    }

    [Fact]
    public async Task The_time_of_an_attempt_ends_a_body_that_does_not_come()
    {
        using var timeout = new CancellationTokenSource();
        var answer = SendAsync(timeout.Token);
        await WriteAsync("half");

        await timeout.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => answer);
    }

    [Fact]
    public async Task A_body_that_breaks_off_is_a_connection_error_as_before()
    {
        var answer = SendAsync(default);
        await _body.Writer.CompleteAsync(new IOException("reset"));

        await Assert.ThrowsAsync<HttpRequestException>(() => answer);
    }

    private Task<HttpResponseMessage> SendAsync(CancellationToken timeout)
    {
        var client = new HttpClient(new WholeAnswers(new Answering(_body.Reader.AsStream())));
        // As the AWS SDK asks.
        return client.SendAsync(new(HttpMethod.Post, "http://aws.example"), HttpCompletionOption.ResponseHeadersRead, timeout);
    }

    private async Task WriteAsync(string text) => await _body.Writer.WriteAsync(System.Text.Encoding.UTF8.GetBytes(text));

    private sealed class Answering(Stream body) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = new StreamContent(body) });
    }
}
