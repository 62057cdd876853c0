using Amazon.DynamoDBv2.Model;
using WhatsAppReplies.Replies.Fragments;
using WhatsAppReplies.Shared.Dynamo;
using Messages = WhatsAppReplies.Contract.Messages;

namespace WhatsAppReplies.Replies.Conversations;

/// <summary>Codec of <c>media</c>: what is recorded of files that came with the customer's messages.</summary>
internal static class MediaCodec
{
    public static AttributeValue Write(IReadOnlyList<MediaDescriptor> media) => Av.L([.. media.Select(Write)]);

    /// <summary>Nothing when there is none; what is wrong with it is noted by <paramref name="owner"/>.</summary>
    public static List<MediaDescriptor> Read(Attributes owner)
    {
        var media = new List<MediaDescriptor>();
        foreach (var value in owner.List(Messages.Media) ?? [])
        {
            var file = owner.Entry(Messages.Media, media.Count, value);
            media.Add(new(file.Text(Messages.MediaContentType) ?? "", file.Whole(Messages.MediaSize)));
        }

        return media;
    }

    private static AttributeValue Write(MediaDescriptor file)
    {
        var map = new Dictionary<string, AttributeValue> { [Messages.MediaContentType] = Av.S(file.ContentType) };
        if (file.Size is { } size)
            map[Messages.MediaSize] = Av.N(size);
        return Av.M(map);
    }
}
