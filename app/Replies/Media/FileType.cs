namespace WhatsAppReplies.Replies.Media;

/// <summary>Type of a file, as its bytes tell it.</summary>
/// <param name="Kind">What is done with it.</param>
/// <param name="MediaType">As it is named in requests and on records.</param>
/// <param name="Extension">By which the model provider tells formats of audio apart.</param>
internal sealed record FileType(FileKind Kind, string MediaType, string Extension)
{
    public static FileType Jpeg { get; } = new(FileKind.Picture, "image/jpeg", "jpg");

    public static FileType Png { get; } = new(FileKind.Picture, "image/png", "png");

    public static FileType Gif { get; } = new(FileKind.Picture, "image/gif", "gif");

    public static FileType Webp { get; } = new(FileKind.Picture, "image/webp", "webp");

    public static FileType Pdf { get; } = new(FileKind.Pdf, "application/pdf", "pdf");

    public static FileType Text { get; } = new(FileKind.Text, "text/plain", "txt");

    public static FileType Ogg { get; } = new(FileKind.Audio, "audio/ogg", "ogg");

    public static FileType Mp3 { get; } = new(FileKind.Audio, "audio/mpeg", "mp3");

    public static FileType Mp4 { get; } = new(FileKind.Audio, "audio/mp4", "m4a");

    public static FileType Wav { get; } = new(FileKind.Audio, "audio/wav", "wav");

    public static FileType Flac { get; } = new(FileKind.Audio, "audio/flac", "flac");

    public static FileType Webm { get; } = new(FileKind.Audio, "audio/webm", "webm");
}
