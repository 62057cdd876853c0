using System.Collections.Concurrent;
using WhatsAppReplies.Local.Providers.Hosting;

namespace WhatsAppReplies.Local.Providers.Twilio.Network;

/// <summary>Files that customers sent, as the service keeps them.</summary>
internal sealed class MediaStore(IdSource ids, string accountSid, Func<Uri> baseUrl)
{
    /// <summary>Where the bytes are: outside of the API, for whoever knows the address.</summary>
    public const string ContentPath = "/media/";

    private readonly ConcurrentDictionary<string, KeptMedia> _bySid = new(StringComparer.Ordinal);

    public IReadOnlyList<KeptMedia> Keep(string messageSid, IReadOnlyList<PhoneFile> files) => [.. files.Select(file => Keep(messageSid, file))];

    public KeptMedia? Find(string sid) => _bySid.GetValueOrDefault(sid);

    public Uri ContentOf(KeptMedia media) => new(baseUrl(), ContentPath + media.Sid);

    private KeptMedia Keep(string messageSid, PhoneFile file)
    {
        var sid = ids.Next("ME");
        return _bySid[sid] = new KeptMedia(sid, file, new Uri(baseUrl(), $"/2010-04-01/Accounts/{accountSid}/Messages/{messageSid}/Media/{sid}"));
    }
}
