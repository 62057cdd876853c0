namespace WhatsAppReplies.Local.Cloud.Lambda;

/// <summary>A declared function, checked as far as its own declaration goes.</summary>
internal sealed record FunctionDefinition
{
    /// <summary>What AWS calls the function as it is now, before a version is made of it.</summary>
    public const string Unpublished = "$LATEST";

    public required string Name { get; init; }

    public string Version { get; init; } = Unpublished;

    /// <summary>Without a version.</summary>
    public required string Arn { get; init; }

    public required string RoleArn { get; init; }

    public required string Handler { get; init; }

    public required string Runtime { get; init; }

    /// <summary>The zip on this machine.</summary>
    public required string CodePath { get; init; }

    public required TimeSpan Timeout { get; init; }

    public required int MemoryMegabytes { get; init; }

    /// <summary>The declared variables only, without those of the runtime and without this machine's endpoints.</summary>
    public required IReadOnlyDictionary<string, string> Variables { get; init; }

    public required string LogGroupName { get; init; }

    public string Architecture { get; init; } = "x86_64";

    public int EphemeralStorageMegabytes { get; init; } = 512;

    /// <summary><c>Text</c> or <c>JSON</c>.</summary>
    public string LogFormat { get; init; } = "Text";

    /// <summary>Only with JSON; null stands for the service's default (INFO).</summary>
    public string? ApplicationLogLevel { get; init; }

    public string? SystemLogLevel { get; init; }

    /// <summary>Null: unreserved.</summary>
    public int? ReservedConcurrency { get; init; }
}
