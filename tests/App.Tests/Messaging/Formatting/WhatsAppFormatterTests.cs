using WhatsAppReplies.Replies.Messaging.Formatting;

namespace App.Tests.Messaging.Formatting;

/// <summary>What a model writes, and what a customer sees of it.</summary>
public class WhatsAppFormatterTests
{
    private static readonly TimeSpan Guard = TimeSpan.FromSeconds(20);

    [Theory]
    [InlineData("**bold**", "*bold*")]
    [InlineData("__bold__", "*bold*")]
    [InlineData("a **bold word**, and __another__.", "a *bold word*, and *another*.")]
    [InlineData("_italic_", "_italic_")]
    [InlineData("~~gone~~", "~gone~")]
    [InlineData("***both***", "*_both_*")]
    [InlineData("**bold _italic_ bold**", "*bold _italic_ bold*")]
    [InlineData("**bold *italic* bold**", "*bold _italic_ bold*")]
    [InlineData("*italic **bold** italic*", "_italic *bold* italic_")]
    [InlineData("**~~gone~~**", "*~gone~*")]
    [InlineData("**Note:**text", "Note:text")]
    [InlineData("**Note:** text", "*Note:* text")]
    [InlineData("** bold **", "*bold*")]
    [InlineData("(**bold**)", "(*bold*)")]
    public void Emphasis_has_whatsapps_marks(string markdown, string shown) => AssertShown(markdown, shown);

    [Theory]
    [InlineData("*bold*")]
    [InlineData("_italic_ and ~struck out~ and `code`")]
    [InlineData("5 * 3 = 15 and 2*3*4")]
    [InlineData("snake_case_name and init.py's cousin a_b")]
    [InlineData("2 ** 3 ** 2")]
    [InlineData("**unclosed")]
    [InlineData("~ about 5 ~ 6")]
    [InlineData("A tilde ~5 and another ~6")]
    public void What_is_whatsapps_already_or_no_mark_stays(string text) => AssertShown(text, text);

    [Theory]
    [InlineData("# Heading", "*Heading*")]
    [InlineData("### Heading ###\ntext", "*Heading*\ntext")]
    [InlineData("## **Heading** with `code`", "*Heading with `code`*")]
    [InlineData("Heading\n=====\ntext", "*Heading*\ntext")]
    [InlineData("one\n\n---\n\ntwo", "one\n\ntwo")]
    [InlineData("one\n---\ntwo", "one\n\ntwo")]
    [InlineData("#hashtag", "#hashtag")]
    [InlineData("> # Quoted", "> *Quoted*")]
    public void A_heading_is_a_bold_line_and_a_rule_a_blank_one(string markdown, string shown) => AssertShown(markdown, shown);

    [Theory]
    [InlineData("* one\n* two", "- one\n- two")]
    [InlineData("- one\n  * **two**\n    + three", "- one\n  - *two*\n    - three")]
    [InlineData("1. one\n2. **two**:three", "1. one\n2. *two*:three")]
    [InlineData("+44 7700 900123", "+44 7700 900123")]
    [InlineData("> a quote with **bold**", "> a quote with *bold*")]
    public void Lists_and_quotes_keep_their_shape(string markdown, string shown) => AssertShown(markdown, shown);

    [Theory]
    [InlineData("[our page](https://example.com/jobs)", "our page: https://example.com/jobs")]
    [InlineData("see [**our page**](https://example.com \"title\").", "see *our page*: https://example.com.")]
    [InlineData("([our page](https://example.com/jobs))", "(our page: https://example.com/jobs)")]
    [InlineData("[https://example.com](https://example.com/)", "https://example.com/")]
    [InlineData("[www.example.com](https://example.com/jobs)", "https://example.com/jobs")]
    [InlineData("<https://example.com/a_b_c>", "https://example.com/a_b_c")]
    [InlineData("[write to us](mailto:jobs@example.com)", "write to us: jobs@example.com")]
    [InlineData("[call us](tel:+447700900456)", "call us: +447700900456")]
    [InlineData("![a map](https://example.com/map.png)", "a map: https://example.com/map.png")]
    [InlineData("**[our page](https://example.com/jobs)**", "*our page*: https://example.com/jobs")]
    [InlineData("https://example.com/a_b_c?x=*y*", "https://example.com/a_b_c?x=*y*")]
    [InlineData("[in brackets] and [x]", "[in brackets] and [x]")]
    public void A_link_is_its_text_and_its_address(string markdown, string shown) => AssertShown(markdown, shown);

    [Theory]
    [InlineData("`**not bold**` but **bold**", "`**not bold**` but *bold*")]
    [InlineData("```python\nx = a ** b\n```", "```\nx = a ** b\n```")]
    [InlineData("~~~\n# no heading\n~~~", "```\n# no heading\n```")]
    [InlineData("```\nunclosed **x**", "```\nunclosed **x**\n```")]
    [InlineData("```what I meant is\nthis\n```", "```what I meant is\nthis\n```")]
    public void Code_stays_as_it_is(string markdown, string shown) => AssertShown(markdown, shown);

    [Theory]
    [InlineData("| Day | Time |\n|---|:-:|\n| Mon | 9 |\n| **Tue** | 10 |", "*Day | Time*\nMon | 9\n*Tue* | 10")]
    [InlineData("Times:\n\nDay | Time\n--- | ---\nMon | 9\n\nBye", "Times:\n\n*Day | Time*\nMon | 9\n\nBye")]
    [InlineData("this | that", "this | that")]
    public void A_table_is_lines(string markdown, string shown) => AssertShown(markdown, shown);

    [Theory]
    [InlineData("Fish &amp; chips &lt;3 &#8364;5&nbsp;each", "Fish & chips <3 €5\u00a0each")]
    [InlineData("&amp;amp; &unknown; AT&T", "&amp; &unknown; AT&T")]
    [InlineData("one<br>two<br/>\nthree", "one\ntwo\nthree")]
    [InlineData(@"\*not bold\* and 1\. and C:\dir", @"*not bold* and 1. and C:\dir")]
    [InlineData("a < b > c & d", "a < b > c & d")]
    public void Entities_escapes_and_line_breaks_are_read(string markdown, string shown) => AssertShown(markdown, shown);

    [Theory]
    [InlineData("The pay is 12 pounds【4:0†source】.", "The pay is 12 pounds.")]
    [InlineData("The pay is 12 pounds 【12†pay.pdf】 an hour.", "The pay is 12 pounds an hour.")]
    [InlineData("As it says \ue200cite\ue202turn0search1\ue201.", "As it says.")]
    [InlineData("【注意】これは本文です。", "【注意】これは本文です。")]
    public void A_citation_mark_vanishes(string markdown, string shown) => AssertShown(markdown, shown);

    [Theory]
    [InlineData("Hello 👩‍👩‍👧‍👦 👍🏽 🇩🇪 1️⃣ *️⃣ #️⃣")]
    [InlineData("مرحبا بك في الشركة، رقم ١٢٣")]
    [InlineData("\u200fשלום\u200e (abc) \u2067עברית\u2069")]
    [InlineData("नमस्ते, ภาษาไทย, 日本語。e\u0301")]
    [InlineData("line one\nline two  \r\nline three\n\n\nafter two blank lines")]
    [InlineData("    indented, and a tab\there")]
    [InlineData("1) first\n2) second\n\n3.5 hours; 20:00-22:00; £9.50/h")]
    [InlineData("<b>tag</b> and <3 and ->")]
    public void Text_without_marks_goes_out_as_it_came(string text) => AssertShown(text, text);

    [Theory]
    [InlineData("**مرحبا** بك", "*مرحبا* بك")]
    [InlineData("**👩‍👩‍👧‍👦 family** and **👍🏽**", "*👩‍👩‍👧‍👦 family* and *👍🏽*")]
    [InlineData("**שלום**, [דף](https://example.com/א)", "*שלום*, דף: https://example.com/א")]
    public void Marks_around_other_scripts_are_marks_as_well(string markdown, string shown) => AssertShown(markdown, shown);

    [Fact]
    public void A_mark_over_several_lines_is_one_on_each() => AssertShown("**one\ntwo**", "*one*\n*two*");

    /// <summary>What nobody writes, and somebody may get a model to: it goes out, and in time.</summary>
    [Theory]
    [InlineData("[")]
    [InlineData("> ")]
    [InlineData("*a ")]
    [InlineData("**a ")]
    [InlineData("_a* ")]
    [InlineData("`a ")]
    [InlineData("![a](")]
    [InlineData("- ")]
    [InlineData("| ")]
    [InlineData("<a ")]
    [InlineData("&")]
    public async Task A_text_of_nothing_but_marks_ends_in_a_moment(string piece)
    {
        var text = string.Concat(Enumerable.Repeat(piece, 60_000 / piece.Length)) + "end";

        var shown = await Task.Run(() => WhatsAppFormatter.Format(text)).WaitAsync(Guard);

        Assert.EndsWith("end", shown.TrimEnd('*', '_', '`', '\n'), StringComparison.Ordinal);
    }

    private static void AssertShown(string markdown, string shown) => Assert.Equal(shown, WhatsAppFormatter.Format(markdown));
}
