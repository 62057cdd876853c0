namespace Twilio.Base;

public abstract class ReadOptions<T> : IOptions<T> where T : Resource
{
    /// <summary>How many records one request fetches.</summary>
    public long? PageSize { get; set; }

    /// <summary>How many records are enough.</summary>
    public long? Limit { get; set; }
}
