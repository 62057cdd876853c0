using System.ClientModel;
using System.Text;
using WhatsAppReplies.Replies.Media;

namespace WhatsAppReplies.Replies.Model.OpenAi;

/// <summary>
/// Body of a request that holds files. The provider's package would make one text of each, in Base64 and in two bytes a character, and the body of it beside
/// that: several times the file. So the request is made with a mark in each file's place, and the files go out piece by piece when the body is written.
/// </summary>
internal sealed class FilledBody : BinaryContent
{
    private readonly ReadOnlyMemory<byte> _json;
    private readonly IReadOnlyList<FilePlace> _places;

    private FilledBody(ReadOnlyMemory<byte> json, IReadOnlyList<FilePlace> places) => (_json, _places) = (json, places);

    /// <param name="content">With a mark for each file, in the order of the files.</param>
    /// <param name="files">What goes there.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public static async Task<FilledBody> OfAsync(BinaryContent content, IReadOnlyList<MarkedFile> files, CancellationToken cancellationToken)
    {
        var json = new MemoryStream();
        await content.WriteToAsync(json, cancellationToken);
        ReadOnlyMemory<byte> text = json.GetBuffer().AsMemory(0, (int)json.Length);
        var places = new List<FilePlace>(files.Count);
        var at = 0;
        foreach (var (mark, bytes) in files)
        {
            var written = Encoding.ASCII.GetBytes(mark.Written);
            var found = text.Span[at..].IndexOf(written);
            if (found < 0)
                throw new InvalidOperationException("The mark of a file does not stand in the request.");
            places.Add(new(at + found, written.Length, bytes));
            at += found + written.Length;
        }

        return new(text, places);
    }

    public override bool TryComputeLength(out long length)
    {
        length = _json.Length;
        foreach (var place in _places)
            length += place.File.Base64Length - place.Length;
        return true;
    }

    public override async Task WriteToAsync(Stream stream, CancellationToken cancellationToken = default)
    {
        var at = 0;
        foreach (var place in _places)
        {
            await stream.WriteAsync(_json[at..place.At], cancellationToken);
            await place.File.WriteBase64Async(stream, cancellationToken);
            at = place.At + place.Length;
        }

        await stream.WriteAsync(_json[at..], cancellationToken);
    }

    public override void WriteTo(Stream stream, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException("The body is written asynchronously.");

    public override void Dispose()
    {
    }

    private readonly record struct FilePlace(int At, int Length, FileBytes File);
}
