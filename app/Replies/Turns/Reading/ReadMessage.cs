using WhatsAppReplies.Replies.Fragments;
using WhatsAppReplies.Replies.Media;

namespace WhatsAppReplies.Replies.Turns.Reading;

/// <summary>A customer's message whose files were read.</summary>
/// <param name="Message">With a line for each file that says what came of it, or what was said in it.</param>
/// <param name="Files">What the model is given as it is.</param>
internal sealed record ReadMessage(CustomerMessage Message, IReadOnlyList<MediaFile> Files)
{
    /// <summary>The model could not be given the files after all.</summary>
    public ReadMessage WithoutFiles()
    {
        var fragments = new List<Fragment>(Message.Fragments.Count);
        foreach (var fragment in Message.Fragments)
            fragments.Add(fragment.Besides.Files.Count == 0 ? fragment : fragment.Retold([.. fragment.Besides.Files.Select(Unread)]));
        return new(Message.Retold(fragments), []);
    }

    private static AttachedFile Unread(AttachedFile file)
    {
        var isGiven = file is { Size: not null, Remark: null, Transcript: null };
        return isGiven ? file with { Remark = "could not be read" } : file;
    }

    public override string ToString() => $"{Message} with {Files.Count} files";
}
