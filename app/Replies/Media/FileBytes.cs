using System.Buffers;
using System.Buffers.Text;

namespace WhatsAppReplies.Replies.Media;

/// <summary>
/// Bytes of a customer's file, in memory and nowhere else. They stand in pieces, so that a file whose length nobody has told is not copied while it grows, and
/// so that it can go out as Base64 without a second copy, a third longer, beside it: the largest one has to fit into a small function.
/// </summary>
internal sealed class FileBytes
{
    /// <summary>A multiple of three, so that each piece but the last one is Base64 without padding.</summary>
    private const int PieceLength = 3 * 32 * 1024;

    private readonly List<byte[]> _pieces = [];

    private FileBytes()
    {
    }

    public int Length { get; private set; }

    public int Base64Length => Base64.GetMaxEncodedToUtf8Length(Length);

    public static FileBytes Of(ReadOnlySpan<byte> bytes)
    {
        var file = new FileBytes();
        for (var at = 0; at < bytes.Length; at += PieceLength)
            file.Add(bytes.Slice(at, Math.Min(PieceLength, bytes.Length - at)).ToArray());
        return file;
    }

    /// <returns>Nothing when there is more than that: the rest is not read.</returns>
    public static async Task<FileBytes?> ReadAsync(Stream stream, int most, CancellationToken cancellationToken)
    {
        var file = new FileBytes();
        var buffer = ArrayPool<byte>.Shared.Rent(PieceLength);
        try
        {
            while (true)
            {
                var read = await stream.ReadAtLeastAsync(buffer.AsMemory(0, PieceLength), PieceLength, throwOnEndOfStream: false, cancellationToken);
                if (read > most - file.Length)
                    return null;
                if (read > 0)
                    file.Add(buffer.AsSpan(0, read).ToArray());
                if (read < PieceLength)
                    return file;
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer, clearArray: true);
        }
    }

    /// <summary>The first bytes, by which a file tells what it is.</summary>
    public ReadOnlySpan<byte> Head(int length) => _pieces.Count == 0 ? [] : _pieces[0].AsSpan(0, Math.Min(length, _pieces[0].Length));

    public byte[] ToArray()
    {
        var bytes = new byte[Length];
        var at = 0;
        foreach (var piece in _pieces)
        {
            piece.CopyTo(bytes, at);
            at += piece.Length;
        }

        return bytes;
    }

    public async Task WriteAsync(Stream stream, CancellationToken cancellationToken)
    {
        foreach (var piece in _pieces)
            await stream.WriteAsync(piece, cancellationToken);
    }

    public async Task WriteBase64Async(Stream stream, CancellationToken cancellationToken)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(Base64.GetMaxEncodedToUtf8Length(PieceLength));
        try
        {
            foreach (var piece in _pieces)
            {
                Base64.EncodeToUtf8(piece, buffer, out _, out var written);
                await stream.WriteAsync(buffer.AsMemory(0, written), cancellationToken);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer, clearArray: true);
        }
    }

    /// <summary>What a customer sends is private.</summary>
    public override string ToString() => $"file of {Length} bytes";

    private void Add(byte[] piece)
    {
        _pieces.Add(piece);
        Length += piece.Length;
    }
}
