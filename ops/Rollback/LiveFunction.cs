using System.Globalization;
using WhatsAppReplies.Infra.Functions;
using WhatsAppReplies.Ops.Places.Lambda;

namespace WhatsAppReplies.Ops.Rollback;

/// <summary>A function with its versions, and the one that is live.</summary>
/// <param name="Name">Of the function.</param>
/// <param name="Alias">As it was read.</param>
/// <param name="Versions">The oldest first.</param>
internal sealed record LiveFunction(string Name, LambdaAlias Alias, IReadOnlyList<LambdaVersion> Versions)
{
    /// <summary>Null: the alias means what is not published, which this program never lets it.</summary>
    public LambdaVersion? Live => Versions.FirstOrDefault(IsLive);

    /// <summary>The last that was published before the live one; null: none was.</summary>
    public LambdaVersion? Before => Versions.TakeWhile(version => !IsLive(version)).LastOrDefault();

    /// <summary>When the live version was published.</summary>
    public DateTimeOffset Published => Live is { } live ? DateTimeOffset.Parse(live.At, CultureInfo.InvariantCulture) : DateTimeOffset.MinValue;

    public static async Task<LiveFunction> ReadAsync(LambdaControl lambda, string name, CancellationToken cancellationToken) => new(
        name,
        await lambda.AliasAsync(name, LiveAlias.Name, cancellationToken),
        await lambda.VersionsAsync(name, cancellationToken));

    /// <returns>Null: it is not there, or has no alias.</returns>
    public static async Task<LiveFunction?> FindAsync(LambdaControl lambda, string name, CancellationToken cancellationToken) =>
        await lambda.FindAliasAsync(name, LiveAlias.Name, cancellationToken) is { } alias
            ? new(name, alias, await lambda.VersionsAsync(name, cancellationToken))
            : null;

    public bool IsLive(LambdaVersion version) => version.Number == Alias.Version;
}
