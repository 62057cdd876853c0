namespace Pulumi;

internal interface IInput
{
    IOutput UntypedOutput { get; }
}
