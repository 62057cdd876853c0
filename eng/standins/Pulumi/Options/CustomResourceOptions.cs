namespace Pulumi;

public sealed class CustomResourceOptions : ResourceOptions
{
    private List<string>? _additionalSecretOutputs;

    public List<string> AdditionalSecretOutputs
    {
        get => _additionalSecretOutputs ??= [];
        set => _additionalSecretOutputs = value;
    }

    public bool? DeleteBeforeReplace { get; set; }

    public string? ImportId { get; set; }

    public static CustomResourceOptions Merge(CustomResourceOptions? options1, CustomResourceOptions? options2)
    {
        var merged = (CustomResourceOptions)(options1 ?? new CustomResourceOptions()).Copy();
        if (options2 is null) return merged;

        merged.Take(options2);
        merged.AdditionalSecretOutputs.AddRange(options2.AdditionalSecretOutputs);
        merged.DeleteBeforeReplace = options2.DeleteBeforeReplace ?? merged.DeleteBeforeReplace;
        merged.ImportId = options2.ImportId ?? merged.ImportId;
        return merged;
    }

    internal override ResourceOptions Copy()
    {
        var copy = (CustomResourceOptions)base.Copy();
        copy._additionalSecretOutputs = [.. AdditionalSecretOutputs];
        return copy;
    }
}
