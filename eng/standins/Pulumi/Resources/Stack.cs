using System.Reflection;

namespace Pulumi;

public class Stack : ComponentResource
{
    internal const string ResourceType = "pulumi:pulumi:Stack";

    public Stack(StackOptions? options = null)
        : base(ResourceType, $"{Deployment.Instance.ProjectName}-{Deployment.Instance.StackName}", options?.ForComponent()) =>
        Deployment.Session.Stack = this;

    internal void RegisterPropertyOutputs()
    {
        var outputs = (
            from property in GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            let attribute = property.GetCustomAttribute<OutputAttribute>()
            where attribute is not null
            select KeyValuePair.Create(attribute.Name ?? property.Name, property.GetValue(this))).ToDictionary();

        var missing = outputs.Where(output => output.Value is null).Select(output => output.Key).ToList();
        if (missing.Count > 0)
        {
            throw new RunException(
                $"Output(s) '{string.Join(", ", missing)}' have no value assigned. [Output] attributed properties must be assigned inside Stack constructor.");
        }

        RegisterOutputs(outputs);
    }
}
