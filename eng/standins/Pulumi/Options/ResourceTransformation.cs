namespace Pulumi;

/// <summary>Changes the arguments or options of a resource, and of the resources below it, before it is registered.</summary>
public delegate ResourceTransformationResult? ResourceTransformation(ResourceTransformationArgs args);
