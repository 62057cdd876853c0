namespace Twilio.Base;

public class Page<T> where T : Resource
{
    internal Page(List<T> records, int pageSize, string nextPageUri)
    {
        Records = records;
        PageSize = pageSize;
        NextPageUri = nextPageUri;
    }

    public List<T> Records { get; }

    public int PageSize { get; }

    internal string NextPageUri { get; }

    public bool HasNextPage() => !string.IsNullOrEmpty(NextPageUri);
}
