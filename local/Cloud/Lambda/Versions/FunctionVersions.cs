using System.Globalization;
using WhatsAppReplies.Local.Cloud.Lambda.Environments;

namespace WhatsAppReplies.Local.Cloud.Lambda.Versions;

/// <summary>Versions of one function, and the aliases that name one of them.</summary>
internal sealed class FunctionVersions(FunctionContext unpublished, TimeProvider clock)
{
    private readonly Lock _gate = new();
    private readonly List<PublishedVersion> _published = [];
    private readonly Dictionary<string, FunctionAlias> _aliases = new(StringComparer.Ordinal);
    private FunctionContext _unpublished = unpublished;

    /// <summary>What the next version will be.</summary>
    public FunctionContext Unpublished
    {
        get
        {
            lock (_gate) return _unpublished;
        }
    }

    public IReadOnlyList<PublishedVersion> Published
    {
        get
        {
            lock (_gate) return [.. _published];
        }
    }

    public void Change(FunctionDefinition definition)
    {
        lock (_gate) _unpublished = _unpublished with { Function = definition with { Version = FunctionDefinition.Unpublished } };
    }

    /// <summary>What has not changed since the last version is not published again.</summary>
    /// <returns>The version's number.</returns>
    public string Publish()
    {
        lock (_gate)
        {
            if (_published is [.., var last] && last.Context.Function with { Version = FunctionDefinition.Unpublished } == _unpublished.Function)
                return last.Number;
            var number = (_published.Count + 1).ToString(CultureInfo.InvariantCulture);
            _published.Add(new PublishedVersion(_unpublished with { Function = _unpublished.Function with { Version = number } }, clock.GetUtcNow()));
            return number;
        }
    }

    /// <param name="qualifier">A version, an alias, or null for what is not published.</param>
    public FunctionContext Of(string? qualifier)
    {
        lock (_gate)
        {
            if (qualifier is null or FunctionDefinition.Unpublished) return _unpublished;
            var number = _aliases.TryGetValue(qualifier, out var alias) ? alias.Version : qualifier;
            return _published.Find(version => version.Number == number)?.Context ?? throw NotFound(qualifier);
        }
    }

    public FunctionAlias Alias(string name)
    {
        lock (_gate)
        {
            return _aliases.GetValueOrDefault(name)
                ?? throw new LambdaException(LambdaException.NotFound, $"Cannot find alias arn: {_unpublished.Function.Arn}:{name}");
        }
    }

    public void CreateAlias(string name, string version)
    {
        lock (_gate)
        {
            RequirePublished(version);
            if (!_aliases.TryAdd(name, new FunctionAlias(name, version, NewRevision())))
                throw new LambdaException(LambdaException.Conflict, $"Alias already exists: {_unpublished.Function.Arn}:{name}");
        }
    }

    /// <param name="name">Of the alias.</param>
    /// <param name="version">Where it goes.</param>
    /// <param name="revision">That the caller has seen; null: whatever it is by now.</param>
    public FunctionAlias MoveAlias(string name, string version, string? revision)
    {
        lock (_gate)
        {
            var alias = Alias(name);
            if (revision is not null && revision != alias.Revision)
            {
                throw new LambdaException(
                    LambdaException.Precondition,
                    "The Revision Id provided does not match the latest Revision Id. Call the GetFunction/GetAlias API to retrieve the latest Revision Id");
            }
            RequirePublished(version);
            return _aliases[name] = alias with { Version = version, Revision = NewRevision() };
        }
    }

    private void RequirePublished(string version)
    {
        if (version != FunctionDefinition.Unpublished && !_published.Exists(published => published.Number == version)) throw NotFound(version);
    }

    private LambdaException NotFound(string qualifier) => new(LambdaException.NotFound, $"Function not found: {_unpublished.Function.Arn}:{qualifier}");

    private static string NewRevision() => Guid.NewGuid().ToString();
}
