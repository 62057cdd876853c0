using System.Collections;
using Twilio.Clients;

namespace Twilio.Base;

/// <summary>Records of one page after the other; the next page is fetched while they are being enumerated.</summary>
public class ResourceSet<T> : IEnumerable<T> where T : Resource
{
    private readonly Page<T> _first;
    private readonly long _limit;
    private readonly ITwilioRestClient _client;
    private readonly Func<Page<T>, ITwilioRestClient, Page<T>> _next;

    internal ResourceSet(Page<T> page, ReadOptions<T> options, ITwilioRestClient client, Func<Page<T>, ITwilioRestClient, Page<T>> next)
    {
        _first = page;
        _limit = options.Limit ?? long.MaxValue;
        _client = client;
        _next = next;
    }

    public bool AutoPaging { get; set; } = true;

    public IEnumerator<T> GetEnumerator()
    {
        var given = 0L;
        for (var page = _first; page is not null; page = AutoPaging && page.HasNextPage() && given < _limit ? _next(page, _client) : null)
        {
            foreach (var record in page.Records)
            {
                if (given++ >= _limit)
                {
                    yield break;
                }

                yield return record;
            }
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
