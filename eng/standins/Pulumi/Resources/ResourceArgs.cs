namespace Pulumi;

public abstract class ResourceArgs : InputArgs
{
    public static readonly ResourceArgs Empty = new EmptyArgs();

    protected ResourceArgs()
    {
    }

    private sealed class EmptyArgs : ResourceArgs;
}
