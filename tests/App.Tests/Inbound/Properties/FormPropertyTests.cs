using System.Text;
using CsCheck;
using WhatsAppReplies.Inbound.Webhooks;

namespace App.Tests.Inbound.Properties;

public class FormPropertyTests
{
    [Fact]
    public void Whatever_a_form_holds_is_read_as_it_was_written() =>
        Gens.Fields.SelectMany(Written).Sample(form =>
        {
            var read = FormReader.Read(Encoding.ASCII.GetBytes(form.Text));

            Assert.Equal(form.Fields, read!.Fields);
        });

    [Fact]
    public void No_bytes_are_too_much_for_the_reader() =>
        Gen.Byte.Array[0, 200].Sample(bytes =>
        {
            var form = FormReader.Read(bytes);

            Assert.True(form is null || form.Fields.Count <= bytes.Length);
        });

    [Fact]
    public void Bytes_that_look_like_a_form_are_one_or_none_and_nothing_is_repaired() =>
        Gens.OneOf("a", "=", "&", "%", "%4", "%41", "%C3%BC", "%C3", "%ED%A0%80", "%F5", "+", "%00", "%zz").Array[0, 12].Select(string.Concat).Sample(text =>
        {
            var form = FormReader.Read(Encoding.ASCII.GetBytes(text));

            Assert.True(form is null
                || form.Fields.All(field => !field.Key.Contains('�', StringComparison.Ordinal) && !field.Value.Contains('�', StringComparison.Ordinal)));
        });

    [Theory]
    [InlineData("a=%")]
    [InlineData("a=%4")]
    [InlineData("a=%4g")]
    [InlineData("%=a")]
    [InlineData("a=%C3")]
    [InlineData("a=%C3%28")]
    [InlineData("a=%ED%A0%80")]
    [InlineData("a=%F5%80%80%80")]
    public void A_broken_escape_or_what_is_not_UTF_8_is_no_form(string text) => Assert.Null(FormReader.Read(Encoding.ASCII.GetBytes(text)));

    private static Gen<(KeyValuePair<string, string>[] Fields, string Text)> Written(KeyValuePair<string, string>[] fields)
    {
        Gen<string> text = Gen.Const("");
        foreach (var field in fields)
        {
            text = Gen.Select(
                text, Gens.Encoded(field.Key), Gens.Encoded(field.Value), (before, name, value) => $"{before}{(before.Length == 0 ? "" : "&")}{name}={value}");
        }

        return text.Select(written => (fields, written));
    }
}
