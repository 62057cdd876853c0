using System.Text;
using WhatsAppReplies.Replies.Media;

namespace App.Tests.Media;

/// <summary>A file in memory, in pieces.</summary>
public class FileBytesTests
{
    private const int Piece = 3 * 32 * 1024;

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(Piece - 1)]
    [InlineData(Piece)]
    [InlineData(Piece + 1)]
    [InlineData((3 * Piece) + 2)]
    public async Task Its_pieces_are_the_file_and_its_Base64(int length)
    {
        var bytes = Random(length);
        var file = await FileBytes.ReadAsync(new Dribble(bytes), length, CancellationToken.None);

        Assert.NotNull(file);
        using var plain = new MemoryStream();
        using var encoded = new MemoryStream();
        await file.WriteAsync(plain, CancellationToken.None);
        await file.WriteBase64Async(encoded, CancellationToken.None);
        Assert.Equal(bytes, plain.ToArray());
        Assert.Equal(bytes, file.ToArray());
        Assert.Equal(bytes, FileBytes.Of(bytes).ToArray());
        Assert.Equal(Convert.ToBase64String(bytes), Encoding.ASCII.GetString(encoded.ToArray()));
        Assert.Equal((length, encoded.Length), (file.Length, file.Base64Length));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(Piece)]
    [InlineData(2 * Piece)]
    public async Task One_byte_more_than_is_allowed_is_no_file(int most) =>
        Assert.Null(await FileBytes.ReadAsync(new MemoryStream(Random(most + 1)), most, CancellationToken.None));

    [Fact]
    public void It_says_nothing_of_what_it_holds() => Assert.Equal("file of 6 bytes", FileBytes.Of("secret"u8).ToString());

    private static byte[] Random(int length)
    {
        var bytes = new byte[length];
        new Random(7).NextBytes(bytes);
        return bytes;
    }

    /// <summary>A network gives what it has, and seldom as much as was asked for.</summary>
    private sealed class Dribble(byte[] bytes) : MemoryStream(bytes)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            base.ReadAsync(buffer[..Math.Min(buffer.Length, 1000)], cancellationToken);
    }
}
