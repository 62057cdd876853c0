namespace WhatsAppReplies.Local.Cloud.SecretsManager;

/// <summary>A secret with its versions. Each stage points at one version at most. Guarded by its store's lock.</summary>
internal sealed class Secret(string name, string arn, string? description, DateTimeOffset created)
{
    private readonly Dictionary<string, SecretVersion> _versions = new(StringComparer.Ordinal);

    public string Name => name;

    public string Arn => arn;

    public string? Description { get; set; } = description;

    public DateTimeOffset Created { get; } = created;

    public DateTimeOffset LastChanged { get; private set; } = created;

    /// <summary>When it will be gone; null: it is not being deleted.</summary>
    public DateTimeOffset? DeletionDate { get; set; }

    /// <summary>When its deletion was asked for.</summary>
    public DateTimeOffset? DeletedDate { get; set; }

    public IReadOnlyCollection<SecretVersion> Versions => _versions.Values;

    public SecretVersion? Version(string id) => _versions.GetValueOrDefault(id);

    public SecretVersion? Staged(string stage) => _versions.Values.FirstOrDefault(version => version.Stages.Contains(stage));

    /// <summary>Adds a value; the first of a secret is always the current one.</summary>
    public SecretVersion Put(string id, string? text, string? binary, IReadOnlyCollection<string> stages, DateTimeOffset at)
    {
        var version = new SecretVersion(id, text, binary, at);
        var first = Staged(Stages.Current) is null;
        _versions.Add(id, version);
        foreach (var stage in first ? stages.Append(Stages.Current).Distinct() : stages)
        {
            Move(stage, version);
        }

        LastChanged = at;
        return version;
    }

    /// <summary>The version that loses <c>AWSCURRENT</c> gets <c>AWSPREVIOUS</c>.</summary>
    public void Move(string stage, SecretVersion to)
    {
        var from = Staged(stage);
        if (from == to)
        {
            return;
        }

        from?.Stages.Remove(stage);
        to.Stages.Add(stage);
        if (stage == Stages.Current && from is not null)
        {
            Move(Stages.Previous, from);
        }
    }
}
