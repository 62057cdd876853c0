namespace Pulumi;

/// <summary>
/// Names a package that the engine must load for a resource. There is no engine here, so there are no requests; the
/// type stands in the signatures, because a call that is ambiguous with the published package must be so here, too.
/// </summary>
public class RegisterPackageRequest
{
    private protected RegisterPackageRequest()
    {
    }
}
