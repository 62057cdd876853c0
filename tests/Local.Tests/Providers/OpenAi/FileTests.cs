using System.Text.Json.Nodes;

namespace WhatsAppReplies.Local.Tests.Providers.OpenAi;

/// <summary>Pictures and documents that a model is given.</summary>
public sealed class FileTests : OpenAiTestBase
{
    private static readonly byte[] Jpeg = [0xFF, 0xD8, 0xFF, 0xE0, 1, 2, 3];

    [Fact]
    public async Task A_picture_and_a_document_are_seen_and_the_reply_depends_on_them()
    {
        var one = TextOf(await ReplyAsync(With(Picture("image/jpeg", Jpeg), Document("%PDF-1.7 one"u8.ToArray()))));
        var other = TextOf(await ReplyAsync(With(Picture("image/jpeg", Jpeg), Document("%PDF-1.7 two"u8.ToArray()))));

        Assert.Contains("I have seen 1 picture. I have read 1 document.", one, StringComparison.Ordinal);
        Assert.NotEqual(one, other);
        Assert.Equal(["image/jpeg", "application/pdf"], Server.Calls[0].Request!.Files.Select(file => file.MediaType));
    }

    [Fact]
    public async Task A_conversation_lists_that_there_was_one_and_not_its_bytes()
    {
        var conversation = Server.Conversations.Create();
        var request = With(Picture("image/jpeg", Jpeg));
        request["conversation"] = conversation.Id;
        await ReplyAsync(request);

        using var response = await Http.GetAsync($"conversations/{conversation.Id}/items?order=asc");

        var content = (await JsonAsync(response)).GetProperty("data")[0].GetProperty("content");
        Assert.Equal(["input_text", "input_image"], content.EnumerateArray().Select(part => part.GetProperty("type").GetString()));
        Assert.DoesNotContain("base64", content.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("image/png", "/9j/4AECAw==", "invalid_image_format")]
    [InlineData("image/jpeg", "/9j/4", "invalid_base64_image")]
    [InlineData("application/pdf", "JVBERi0xLjc=", "invalid_image_format")]
    public async Task What_is_no_picture_is_refused(string declared, string base64, string code)
    {
        var (status, error) = await ErrorAsync(With(new JsonObject { ["type"] = "input_image", ["image_url"] = $"data:{declared};base64,{base64}" }));

        Assert.Equal((400, code), (status, error.GetProperty("code").GetString()));
    }

    [Fact]
    public async Task Only_a_user_gives_pictures()
    {
        var request = With(Picture("image/jpeg", Jpeg));
        request["input"]![0]!["role"] = "assistant";

        Assert.Equal(400, (await ErrorAsync(request)).Status);
    }

    [Fact]
    public async Task A_document_has_a_name()
    {
        var document = Document("%PDF-1.7"u8.ToArray());
        document.Remove("filename");

        Assert.Equal("input[0].content[1].filename", (await ErrorAsync(With(document))).Error.GetProperty("param").GetString());
    }

    private static JsonObject Picture(string mediaType, byte[] bytes) =>
        new() { ["type"] = "input_image", ["image_url"] = $"data:{mediaType};base64,{Convert.ToBase64String(bytes)}" };

    private static JsonObject Document(byte[] bytes) =>
        new() { ["type"] = "input_file", ["filename"] = "licence.pdf", ["file_data"] = $"data:application/pdf;base64,{Convert.ToBase64String(bytes)}" };

    private static JsonObject With(params JsonObject[] files)
    {
        var request = Request("");
        request["input"] = new JsonArray(new JsonObject
        {
            ["role"] = "user",
            ["content"] = new JsonArray([new JsonObject { ["type"] = "input_text", ["text"] = "Look." }, .. files]),
        });
        return request;
    }
}
