using System.Text;
using WhatsAppReplies.Replies.Assistants;
using WhatsAppReplies.Replies.Conversations;
using WhatsAppReplies.Replies.Fragments;
using WhatsAppReplies.Replies.Media;
using WhatsAppReplies.Replies.Messaging;
using WhatsAppReplies.Shared.Telemetry;

namespace WhatsAppReplies.Replies.Turns.Reading;

/// <summary>
/// Reading of the files that came with a customer's message, before the model is asked: fetched from the provider, told apart by their bytes, and written down
/// where somebody speaks. What cannot be read is said in the message, so that the model knows it.
/// </summary>
internal sealed class MediaReading
{
    private const string TooMuch = "not read: too much came at once";
    private const string Unfetched = "could not be fetched";

    private readonly TurnContext _context;
    private readonly TurnOptions _options;
    private readonly Assistant _assistant;
    private readonly FragmentStore _fragments;
    private readonly MediaFetcher _fetcher;
    private readonly Transcriber _transcriber;
    private readonly List<MediaFile> _given = [];

    private int _bytesLeft;
    private int _filesLeft;
    private int _transcriptLeft = CustomerMessage.TranscriptBound;

    public MediaReading(TurnServices services, TurnContext context, ConversationRecord record, Assistant assistant)
    {
        (_context, _options, _assistant) = (context, services.Options, assistant);
        var patience = new Patience(services, context);
        _fragments = new FragmentStore(context.Dynamo, services.Settings.StageTable);
        _fetcher = new MediaFetcher(services, context, record, patience);
        _transcriber = new Transcriber(services, context, record, assistant, patience);
        (_bytesLeft, _filesLeft) = (_options.MediaBound, _options.MostFilesRead);
    }

    /// <summary>A message that is too long for the record ends before its files do; and nobody reads what cannot be read.</summary>
    public static bool IsDue(CustomerMessage message) =>
        message.FullTextItem is null && message.Fragments.Any(fragment => fragment.Besides.Files.Any(file => file.MayBeReadable));

    public async Task<Step<ReadMessage>> ReadAsync(CustomerMessage message)
    {
        var fragments = new List<Fragment>(message.Fragments.Count);
        foreach (var fragment in message.Fragments)
        {
            var read = await ReadAsync(fragment);
            if (read is not Step<Fragment>.Continue { Value: var retold })
                return new Step<ReadMessage>.End(read.Ended);
            fragments.Add(retold);
        }

        return new Step<ReadMessage>.Continue(new ReadMessage(message.Retold(fragments), _given));
    }

    private async Task<Step<Fragment>> ReadAsync(Fragment fragment)
    {
        if (fragment.Besides.Files.Count == 0)
            return new Step<Fragment>.Continue(fragment);

        var files = fragment.Besides.Files.ToList();
        for (var index = 0; index < files.Count; index++)
        {
            var before = files[index];
            var read = await ReadAsync(before);
            if (read is not Step<AttachedFile>.Continue { Value: var after })
                return new Step<Fragment>.End(read.Ended);

            files[index] = after;
            if (after.Transcript is not null && before.Transcript is null)
                await KeepTranscriptsAsync(fragment.Sid, files);
        }

        return new Step<Fragment>.Continue(fragment.Retold(files));
    }

    private async Task<Step<AttachedFile>> ReadAsync(AttachedFile file)
    {
        if (file.Transcript is { } said)
        {
            _transcriptLeft -= Encoding.UTF8.GetByteCount(said);
            return new Step<AttachedFile>.Continue(file);
        }

        var isOff = file.MayBeAudio && _assistant.TranscriptionModel is null;
        if (!file.MayBeReadable || isOff || file.Url is not { } url)
            return new Step<AttachedFile>.Continue(file);
        if (_filesLeft == 0 || _bytesLeft == 0)
            return Remarked(file, TooMuch);

        _filesLeft--;
        var fetched = await _fetcher.FetchAsync(url, _bytesLeft);
        return fetched is Step<MediaOutcome>.Continue { Value: var outcome }
            ? await ReadAsync(file, outcome)
            : new Step<AttachedFile>.End(fetched.Ended);
    }

    private async Task<Step<AttachedFile>> ReadAsync(AttachedFile file, MediaOutcome outcome)
    {
        switch (outcome)
        {
            case MediaOutcome.Fetched fetched:
                _bytesLeft -= fetched.Bytes.Length;
                return await SortAsync(file with { Size = fetched.Bytes.Length }, fetched.Bytes);
            case MediaOutcome.TooLarge:
                return Remarked(file, _bytesLeft == _options.MediaBound ? "too large to be read" : TooMuch);
            case MediaOutcome.Gone gone:
                Warn("A file of the customer cannot be fetched; the model is told so", gone.Failure.Code);
                return Remarked(file, Unfetched);
            case MediaOutcome.TryAgain given:
                Warn("A file of the customer could not be fetched for too long; the model is told so", given.Failure.Code);
                return Remarked(file, Unfetched);
            default:
                throw new InvalidOperationException("A fetch has an outcome that nobody knows.");
        }
    }

    /// <summary>What it is said to be is not believed.</summary>
    private async Task<Step<AttachedFile>> SortAsync(AttachedFile file, FileBytes bytes)
    {
        if (FileSniffer.TypeOf(bytes, file.ContentType) is not { } type)
            return Remarked(file, "of a kind that cannot be read");

        file = file with { ContentType = type.MediaType, Noun = NounOf(type.Kind, file.Noun) };
        if (type.Kind != FileKind.Audio)
        {
            _given.Add(new MediaFile(type, bytes));
            return new Step<AttachedFile>.Continue(file);
        }

        if (_assistant.TranscriptionModel is not { } model)
            return new Step<AttachedFile>.Continue(file);
        return _transcriptLeft > 0 ? await HearAsync(file, new MediaFile(type, bytes), model) : Remarked(file, TooMuch);
    }

    private async Task<Step<AttachedFile>> HearAsync(AttachedFile file, MediaFile recording, string model)
    {
        var heard = await _transcriber.TranscribeAsync(recording, model, _transcriptLeft);
        if (heard is not Step<string?>.Continue { Value: var said })
            return new Step<AttachedFile>.End(heard.Ended);
        if (said is null)
            return Remarked(file, "could not be written down");

        _transcriptLeft -= Encoding.UTF8.GetByteCount(said);
        return new Step<AttachedFile>.Continue(file with { Transcript = said });
    }

    /// <summary>Whoever cannot keep them goes on: another worker would have to pay once more, and nothing else.</summary>
    private async Task KeepTranscriptsAsync(string sid, IReadOnlyList<AttachedFile> files)
    {
        try
        {
            await _fragments.KeepTranscriptsAsync(_context.Conversation, sid, files, _context.Work);
        }
        catch (Exception exception) when (!TurnFault.IsDefect(exception))
        {
            _context.Log.Write(Severity.Warning, "A transcript could not be kept; it may have to be paid for once more", ExceptionFields.Of(exception));
        }
    }

    private void Warn(string message, string reason) => _context.Log.Write(Severity.Warning, message, LogField.Of("reason", reason));

    private static Step<AttachedFile>.Continue Remarked(AttachedFile file, string remark) => new(file with { Remark = remark });

    private static string NounOf(FileKind kind, string before) => kind switch
    {
        FileKind.Picture => Nouns.Picture,
        FileKind.Pdf => Nouns.Pdf,
        FileKind.Text => Nouns.Document,
        _ => before is Nouns.VoiceNote ? before : Nouns.Recording,
    };
}
