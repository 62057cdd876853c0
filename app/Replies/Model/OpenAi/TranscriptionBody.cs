using System.ClientModel;
using System.Text;
using WhatsAppReplies.Replies.Media;

namespace WhatsAppReplies.Replies.Model.OpenAi;

/// <summary>Form of a transcription request, written piece by piece: the recording is never copied into it.</summary>
internal sealed class TranscriptionBody : BinaryContent
{
    private readonly FileBytes _recording;
    private readonly byte[] _before;
    private readonly byte[] _after;

    /// <param name="recording">What is written down.</param>
    /// <param name="model">By which model.</param>
    /// <param name="boundary">Stands nowhere in the recording: random.</param>
    public TranscriptionBody(MediaFile recording, string model, string boundary)
    {
        _recording = recording.Bytes;
        ContentType = $"multipart/form-data; boundary={boundary}";
        _before = Encoding.UTF8.GetBytes(
            Field(boundary, "model", model)
            + Field(boundary, "response_format", "json")
            + $"--{boundary}\r\nContent-Disposition: form-data; name=\"file\"; filename=\"recording.{recording.Type.Extension}\"\r\n"
            + $"Content-Type: {recording.Type.MediaType}\r\n\r\n");
        _after = Encoding.UTF8.GetBytes($"\r\n--{boundary}--\r\n");
    }

    public string ContentType { get; }

    public override bool TryComputeLength(out long length)
    {
        length = _before.Length + (long)_recording.Length + _after.Length;
        return true;
    }

    public override async Task WriteToAsync(Stream stream, CancellationToken cancellationToken = default)
    {
        await stream.WriteAsync(_before, cancellationToken);
        await _recording.WriteAsync(stream, cancellationToken);
        await stream.WriteAsync(_after, cancellationToken);
    }

    public override void WriteTo(Stream stream, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException("The body is written asynchronously.");

    public override void Dispose()
    {
    }

    private static string Field(string boundary, string name, string value) =>
        $"--{boundary}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n";
}
