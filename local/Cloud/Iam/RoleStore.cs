using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace WhatsAppReplies.Local.Cloud.Iam;

/// <summary>The declared roles of one local cloud, the sessions that were given out for them, and which permissions were needed.</summary>
internal sealed class RoleStore(string accountId, string region) : IRoles
{
    private const string KeyCharacters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private const string SecretCharacters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

    private readonly ConcurrentDictionary<string, Role> _roles = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, IReadOnlyList<PolicyStatement>> _resourcePolicies = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, SessionCredentials> _sessions = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<PermissionUse, bool> _uses = new();
    private readonly Dictionary<string, string> _context = new(StringComparer.OrdinalIgnoreCase)
    {
        [ConditionKeys.SourceAccount] = accountId,
        [ConditionKeys.RequestedRegion] = region,
        [ConditionKeys.SecureTransport] = "true",
    };

    public IReadOnlyCollection<Role> Roles => [.. _roles.Values];

    /// <summary>Each permission that was needed, once.</summary>
    public IReadOnlyCollection<PermissionUse> Uses => [.. _uses.Keys];

    public string ArnOf(string roleName) => $"arn:aws:iam::{accountId}:role/{roleName}";

    public Role Create(string name, TrustPolicy trust)
    {
        var role = new Role(name, ArnOf(name), trust);
        return _roles.TryAdd(role.Arn, role)
            ? role
            : throw new ProblemException($"EntityAlreadyExists: there is a role {name} already.");
    }

    public Role Get(string roleArn) =>
        _roles.TryGetValue(roleArn, out var role) ? role : throw new ProblemException($"NoSuchEntity: there is no role {roleArn}.");

    /// <summary>What a resource's own policy forbids to everybody.</summary>
    public void PutResourcePolicy(string resourceArn, IReadOnlyList<PolicyStatement> denials) => _resourcePolicies[resourceArn] = denials;

    public bool IsAllowed(string roleArn, string action, string resourceArn) =>
        Decide(roleArn, action, resourceArn) == AccessDecision.Allowed;

    public AccessDecision Decide(string roleArn, string action, string resourceArn)
    {
        var forbidden = _resourcePolicies.GetValueOrDefault(resourceArn, []).Any(statement => statement.AppliesTo(action, resourceArn, _context));
        var decision = forbidden ? AccessDecision.Denied : Get(roleArn).Decide(action, resourceArn, _context);
        _uses.TryAdd(new PermissionUse(roleArn, action, resourceArn, decision), true);
        return decision;
    }

    public SessionCredentials Assume(string roleArn, string service, string sessionName)
    {
        if (!Get(roleArn).Trust.Trusts(service, _context))
        {
            throw new ProblemException(
                $"InvalidParameterValueException: the role {roleArn} cannot be assumed by {service}: its trust policy does not name it.");
        }

        var session = new SessionCredentials(
            $"ASIA{RandomNumberGenerator.GetString(KeyCharacters, 16)}",
            RandomNumberGenerator.GetString(SecretCharacters, 40),
            RandomNumberGenerator.GetString(SecretCharacters, 200),
            roleArn,
            sessionName);
        return _sessions[session.AccessKeyId] = session;
    }

    public SessionCredentials? Session(string accessKeyId) => _sessions.GetValueOrDefault(accessKeyId);
}
