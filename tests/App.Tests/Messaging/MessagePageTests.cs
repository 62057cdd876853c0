using System.Text.Json;
using WhatsAppReplies.Shared.Twilio;

namespace App.Tests.Messaging;

/// <summary>A page of Twilio's list says whether there is another one, and where: credentials go there.</summary>
public class MessagePageTests
{
    [Theory]
    [InlineData("null", null)]
    [InlineData("\"/2010-04-01/Accounts/AC1/Messages.json?Page=1\"", "/2010-04-01/Accounts/AC1/Messages.json?Page=1")]
    public void The_last_page_says_that_it_is_and_another_one_which_is_next(string next, string? path)
    {
        var page = Read($$"""{"messages": [], "next_page_uri": {{next}}}""");

        Assert.NotNull(page);
        Assert.Equal(path, page.Next);
    }

    [Theory]
    [InlineData("\"@elsewhere.example/2010-04-01\"")]
    [InlineData("\".elsewhere.example/2010-04-01\"")]
    [InlineData("\"https://elsewhere.example/2010-04-01\"")]
    [InlineData("\":8080/2010-04-01\"")]
    [InlineData("\"2010-04-01\"")]
    [InlineData("\"\"")]
    [InlineData("5")]
    [InlineData("false")]
    [InlineData("{}")]
    public void What_is_no_path_leads_nowhere_and_the_page_is_none(string next) =>
        Assert.Null(Read($$"""{"messages": [], "next_page_uri": {{next}}}"""));

    /// <summary>"Not there" would be concluded from a part of the list.</summary>
    [Theory]
    [InlineData("""{"messages": []}""")]
    [InlineData("""{"next_page_uri": null}""")]
    [InlineData("""{"messages": null, "next_page_uri": null}""")]
    [InlineData("""{"messages": [{"body": "no sid"}], "next_page_uri": null}""")]
    [InlineData("[]")]
    public void What_is_not_said_is_no_empty_page(string body) => Assert.Null(Read(body));

    private static MessagePage? Read(string json)
    {
        using var document = JsonDocument.Parse(json);
        return MessagePage.Read(document.RootElement);
    }
}
