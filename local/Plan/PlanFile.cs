using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Pulumi;

namespace WhatsAppReplies.Local.Plan;

/// <summary>A plan as a file. The same plan gives the same bytes.</summary>
internal static class PlanFile
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        NewLine = "\n",
        // Quotes inside policies stay readable; a plan is never put into a web page unescaped.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        IgnoreReadOnlyProperties = true,
    };

    public static string Accepted(string root, string stack) => Path.Combine(root, "infra", "plans", $"{stack}.json");

    public static string ToText(StackPlan plan) => JsonSerializer.Serialize(plan, Options) + "\n";

    public static void Write(StackPlan plan, string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        File.WriteAllText(path, ToText(plan));
    }

    /// <exception cref="RunException">There is none, or it is not a plan.</exception>
    public static StackPlan Read(string path)
    {
        if (!File.Exists(path))
            throw new RunException($"There is no {path}.");
        try
        {
            return JsonSerializer.Deserialize<StackPlan>(File.ReadAllText(path), Options) ?? throw new RunException($"{path} is empty.");
        }
        catch (JsonException malformed)
        {
            throw new RunException($"{path} is not a plan: {malformed.Message}", malformed);
        }
    }
}
