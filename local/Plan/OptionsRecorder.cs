using Pulumi;
using Pulumi.Utilities;

namespace WhatsAppReplies.Local.Plan;

/// <summary>Keeps the options of every resource in the order in which the program declares them.</summary>
internal sealed class OptionsRecorder
{
    private readonly List<(Resource Resource, ResourceOptions Options)> _declared = [];

    public ResourceTransformationResult? Observe(ResourceTransformationArgs args)
    {
        if (args.Resource is not Stack)
            _declared.Add((args.Resource, args.Options));
        return null;
    }

    public async Task<IReadOnlyList<PlannedResource>> ToPlanAsync(PlanMocks mocks)
    {
        var planned = new List<PlannedResource>();
        foreach (var (resource, options) in _declared)
        {
            var dependsOn = await OutputUtilities.GetValueAsync(options.DependsOn.ToOutput());
            var registered = mocks.Registered(resource.GetResourceType(), resource.GetResourceName());
            planned.Add(new PlannedResource(
                resource.GetResourceType(),
                resource.GetResourceName(),
                options.Parent is null or Stack ? null : Address(options.Parent),
                [.. dependsOn.Select(Address)],
                options.Protect ?? false,
                PlannedInputs.Of(registered.Inputs))
            {
                Existing = string.IsNullOrEmpty(registered.Id) ? null : registered.Id,
            });
        }

        return planned;
    }

    private static string Address(Resource resource) => $"{resource.GetResourceType()}::{resource.GetResourceName()}";
}
