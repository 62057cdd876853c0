using System.ClientModel;
using System.Text.Json;
using App.Tests.Fakes.Turns;
using Tests.Support.Loopback;
using WhatsAppReplies.Replies.Media;
using WhatsAppReplies.Replies.Model;
using WhatsAppReplies.Replies.Model.OpenAi;

namespace App.Tests.Model;

/// <summary>Pictures and documents that go to the model as they are.</summary>
public class FilesTests
{
    private const int Largest = 16 * 1024 * 1024;

    [Fact]
    public async Task A_picture_goes_out_as_it_is_beside_the_text()
    {
        await using var model = await LoopbackOpenAi.StartAsync(LoopbackOpenAi.Ok());

        Assert.IsType<ModelOutcome.Replied>(await model.ReplyAsync(With(model, Picture(SampleFiles.Jpeg))));

        var parts = Parts(model);
        Assert.Equal(["input_text", "input_image"], parts.Select(part => part.GetProperty("type").GetString()));
        Assert.Equal(LoopbackOpenAi.UserText, parts[0].GetProperty("text").GetString());
        Assert.Equal($"data:image/jpeg;base64,{Convert.ToBase64String(SampleFiles.Jpeg)}", parts[1].GetProperty("image_url").GetString());
    }

    [Fact]
    public async Task Every_file_has_its_own_place()
    {
        await using var model = await LoopbackOpenAi.StartAsync(LoopbackOpenAi.Ok());
        var pictures = Enumerable.Range(0, 3).Select(number => Picture([.. SampleFiles.Png, .. new byte[100_000 + number]])).ToArray();

        await model.ReplyAsync(With(model, [.. pictures, new MediaFile(FileType.Pdf, FileBytes.Of(SampleFiles.Pdf))]));

        var parts = Parts(model);
        Assert.Equal(
            pictures.Select(picture => $"data:image/png;base64,{Convert.ToBase64String(picture.Bytes.ToArray())}"),
            parts.Where(part => part.GetProperty("type").GetString() == "input_image").Select(part => part.GetProperty("image_url").GetString()));
        var document = parts[^1];
        Assert.Equal("input_file", document.GetProperty("type").GetString());
        Assert.Equal("document-4.pdf", document.GetProperty("filename").GetString());
        Assert.Equal($"data:application/pdf;base64,{Convert.ToBase64String(SampleFiles.Pdf)}", document.GetProperty("file_data").GetString());
    }

    [Fact]
    public async Task A_text_document_is_text_and_a_long_one_is_told_to_be_cut()
    {
        await using var model = await LoopbackOpenAi.StartAsync(LoopbackOpenAi.Ok());

        await model.ReplyAsync(With(
            model,
            new MediaFile(FileType.Text, FileBytes.Of(SampleFiles.Text)),
            new MediaFile(FileType.Text, FileBytes.Of([.. Enumerable.Repeat((byte)'x', 200_000)]))));

        var parts = Parts(model);
        Assert.Equal("The document:\nDear Carol,\nmy name is Zoë.", parts[1].GetProperty("text").GetString());
        var cut = parts[2].GetProperty("text").GetString()!;
        Assert.StartsWith("Beginning of the document:\nxxx", cut, StringComparison.Ordinal);
        Assert.InRange(cut.Length, 48 * 1024, (48 * 1024) + 40);
    }

    [Fact]
    public async Task The_length_of_the_body_is_told_before_it()
    {
        await using var model = await LoopbackOpenAi.StartAsync(LoopbackOpenAi.Ok());

        await model.ReplyAsync(With(model, Picture(new byte[1_000_001])));

        var request = model.Server.OnlyRequest;
        Assert.Equal(request.Body.Length.ToString(System.Globalization.CultureInfo.InvariantCulture), request.Headers["Content-Length"]);
    }

    [Fact]
    public async Task The_largest_picture_is_written_without_another_copy_of_it()
    {
        var mark = FileMark.Of("turn", 0);
        var json = JsonSerializer.SerializeToUtf8Bytes(new { image = mark.Written });
        var body = await FilledBody.OfAsync(
            BinaryContent.Create(BinaryData.FromBytes(json)), [new(mark, FileBytes.Of(new byte[Largest]))], CancellationToken.None);
        await body.WriteToAsync(Stream.Null, CancellationToken.None);
        var before = GC.GetAllocatedBytesForCurrentThread();

        await body.WriteToAsync(Stream.Null, CancellationToken.None);

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 512 * 1024);
        Assert.True(body.TryComputeLength(out var length));
        Assert.InRange(length, Largest * 4L / 3, (Largest * 4L / 3) + 100);
    }

    [Theory]
    [InlineData(400, "invalid_base64_image", "input[0].content[1].image_url")]
    [InlineData(400, "context_length_exceeded", "input")]
    [InlineData(413, null, null)]
    [InlineData(422, "unsupported_file", null)]
    public async Task A_request_that_is_refused_with_files_may_be_taken_without_them(int status, string? code, string? param)
    {
        await using var model = await LoopbackOpenAi.StartAsync(LoopbackOpenAi.Error(status, "invalid_request_error", code, param));

        Assert.True(Assert.IsType<ModelOutcome.Refuse>(await model.ReplyAsync(With(model, Picture(SampleFiles.Jpeg)))).MayBeOfFiles);
        Assert.False(Assert.IsType<ModelOutcome.Refuse>(await model.ReplyAsync()).MayBeOfFiles);
    }

    [Theory]
    [InlineData(400, "model_not_found")]
    [InlineData(403, "no_access")]
    [InlineData(429, "insufficient_quota")]
    public async Task What_no_file_can_be_the_cause_of_is_refused_as_ever(int status, string code)
    {
        await using var model = await LoopbackOpenAi.StartAsync(LoopbackOpenAi.Error(status, "invalid_request_error", code));

        Assert.False(Assert.IsType<ModelOutcome.Refuse>(await model.ReplyAsync(With(model, Picture(SampleFiles.Jpeg)))).MayBeOfFiles);
    }

    [Fact]
    public async Task A_picture_that_the_answer_says_cannot_be_read_is_one_that_is_refused()
    {
        await using var model = await LoopbackOpenAi.StartAsync(
            LoopbackOpenAi.ResponseWith("failed", new { error = new { code = "image_parse_error", message = "x" } }));

        Assert.True(Assert.IsType<ModelOutcome.Refuse>(await model.ReplyAsync(With(model, Picture(SampleFiles.Jpeg)))).MayBeOfFiles);
    }

    [Fact]
    public async Task A_server_side_conversation_is_compared_with_all_the_text_that_was_sent()
    {
        var document = new MediaFile(FileType.Text, FileBytes.Of(SampleFiles.Text));
        var asked = new
        {
            type = "message",
            id = "msg_u",
            role = "user",
            status = "completed",
            content = new object[]
            {
                new { type = "input_text", text = LoopbackOpenAi.UserText },
                new { type = "input_text", text = "The document:\nDear Carol,\nmy name is Zoë." },
                new { type = "input_image", image_url = (string?)null },
            },
        };
        await using var model = await LoopbackOpenAi.StartAsync(LoopbackOpenAi.Items(LoopbackOpenAi.Message("Yes."), asked));

        var request = model.Request(thread: "conv_1", mayHaveBeenAsked: true) with { Files = [document, Picture(SampleFiles.Jpeg)] };

        Assert.Equal("Yes.", Assert.IsType<ModelOutcome.Replied>(await model.ReplyAsync(request)).Text);
        Assert.Single(model.Server.Requests);
    }

    [Fact]
    public async Task A_file_that_the_conversation_holds_is_not_sent_again()
    {
        await using var model = await LoopbackOpenAi.StartAsync(LoopbackOpenAi.Items(LoopbackOpenAi.UserItem(LoopbackOpenAi.UserText)), LoopbackOpenAi.Ok());

        var request = model.Request(thread: "conv_1", mayHaveBeenAsked: true) with { Files = [Picture(SampleFiles.Jpeg)] };

        Assert.IsType<ModelOutcome.Replied>(await model.ReplyAsync(request));
        Assert.DoesNotContain("input_image", model.Server.Requests[1].Text, StringComparison.Ordinal);
    }

    private static ModelRequest With(LoopbackOpenAi model, params MediaFile[] files) => model.Request() with { Files = files };

    private static MediaFile Picture(byte[] bytes) => new(bytes.AsSpan().StartsWith(SampleFiles.Png) ? FileType.Png : FileType.Jpeg, FileBytes.Of(bytes));

    private static List<JsonElement> Parts(LoopbackOpenAi model) =>
        [.. model.Server.OnlyRequest.Json.GetProperty("input")[0].GetProperty("content").EnumerateArray()];
}
