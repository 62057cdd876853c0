using System.Text;
using App.Tests.Fakes.Turns;
using WhatsAppReplies.Replies.Media;

namespace App.Tests.Media;

/// <summary>What a file is, whatever it is said to be.</summary>
public class FileSnifferTests
{
    public static TheoryData<byte[], string> Known => new()
    {
        { SampleFiles.Jpeg, "image/jpeg" },
        { SampleFiles.Png, "image/png" },
        { [.. "GIF89a"u8, 1, 0], "image/gif" },
        { [.. "RIFF"u8, 4, 0, 0, 0, .. "WEBPVP8 "u8], "image/webp" },
        { SampleFiles.Pdf, "application/pdf" },
        { [.. "\r\n"u8, .. SampleFiles.Pdf], "application/pdf" },
        { SampleFiles.Ogg, "audio/ogg" },
        { [.. "ID3"u8, 4, 0], "audio/mpeg" },
        { [0xFF, 0xFB, 0x90, 0x64], "audio/mpeg" },
        { [.. "RIFF"u8, 4, 0, 0, 0, .. "WAVEfmt "u8], "audio/wav" },
        { [.. "fLaC"u8, 0], "audio/flac" },
        { [0, 0, 0, 0x1C, .. "ftypM4A "u8], "audio/mp4" },
    };

    [Theory]
    [MemberData(nameof(Known))]
    public void A_file_is_what_its_bytes_say(byte[] bytes, string type)
    {
        Assert.Equal(type, TypeOf(bytes, ""));
        Assert.Equal(type, TypeOf(bytes, "text/plain"));
        Assert.Equal(type, TypeOf(bytes, "video/mp4"));
    }

    [Fact]
    public void A_container_that_may_hold_a_film_is_sound_only_where_it_is_said_to_be()
    {
        byte[] matroska = [0x1A, 0x45, 0xDF, 0xA3, 1];

        Assert.Null(TypeOf(SampleFiles.Film, "video/mp4"));
        Assert.Null(TypeOf(matroska, "application/octet-stream"));
        Assert.Equal("audio/mp4", TypeOf(SampleFiles.Film, "audio/mp4"));
        Assert.Equal("audio/webm", TypeOf(matroska, "audio/webm"));
        Assert.Null(TypeOf([.. "OggS"u8, 0, 2, 0, 0, 0, 0, .. "\u0080theora"u8], "video/ogg"));
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("TEXT/CSV")]
    [InlineData("application/json")]
    public void Text_has_no_mark_of_its_own_and_is_what_it_is_said_to_be(string declared)
    {
        Assert.Equal("text/plain", TypeOf(SampleFiles.Text, declared));
        Assert.Null(TypeOf(SampleFiles.Text, "image/png"));
        Assert.Null(TypeOf(SampleFiles.Text, ""));
    }

    [Theory]
    [InlineData(new byte[] { })]
    [InlineData(new byte[] { (byte)'a', 0, (byte)'b' })]
    [InlineData(new byte[] { (byte)'a', 0xC3 })]
    [InlineData(new byte[] { (byte)'P', (byte)'K', 3, 4 })]
    [InlineData(new byte[] { 0xFF, 0xFE, (byte)'a', 0 })]
    public void What_cannot_be_read_as_text_is_none(byte[] bytes) => Assert.Null(TypeOf(bytes, "text/plain"));

    [Theory]
    [InlineData(4093)]
    [InlineData(4094)]
    [InlineData(4095)]
    public void A_character_that_the_look_cuts_in_two_is_still_text(int before) =>
        Assert.Equal("text/plain", TypeOf(Encoding.UTF8.GetBytes(new string('x', before) + "🙂 and more"), "text/plain"));

    [Theory]
    [InlineData(new byte[] { (byte)'#', (byte)'!', (byte)'A', (byte)'M', (byte)'R' }, "audio/amr")]
    [InlineData(new byte[] { 0xFF, 0xF1, 0x50, 0x80 }, "audio/aac")]
    public void Sound_that_nobody_writes_down_is_not_taken(byte[] bytes, string declared) => Assert.Null(TypeOf(bytes, declared));

    private static string? TypeOf(byte[] bytes, string declared) => FileSniffer.TypeOf(FileBytes.Of(bytes), declared)?.MediaType;
}
