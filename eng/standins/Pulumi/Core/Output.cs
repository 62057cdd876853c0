using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Pulumi.Serialization;

namespace Pulumi;

public static partial class Output
{
    public static Output<T> Create<T>(T value) => Create(Task.FromResult(value));

    public static Output<T> Create<T>(Task<T> value) => Output<T>.Of(value, isSecret: false);

    public static Output<T> CreateSecret<T>(T value) => CreateSecret(Task.FromResult(value));

    public static Output<T> CreateSecret<T>(Task<T> value) => Output<T>.Of(value, isSecret: true);

    public static Output<T> CreateSecret<T>(Output<T> value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return value.Marked(isSecret: true);
    }

    public static Output<T> Unsecret<T>(Output<T> output) => output.Marked(isSecret: false);

    public static async Task<bool> IsSecretAsync<T>(Output<T> output) => (await output.Data.ConfigureAwait(false)).IsSecret;

    public static Output<ImmutableArray<T>> All<T>(params Input<T>[] inputs) => All(inputs.AsEnumerable());

    public static Output<ImmutableArray<T>> All<T>(IEnumerable<Input<T>> inputs) => new(AllAsync([.. inputs]));

    public static Output<ImmutableArray<T>> All<T>(params Output<T>[] outputs) => All(outputs.AsEnumerable());

    public static Output<ImmutableArray<T>> All<T>(IEnumerable<Output<T>> outputs) => All(outputs.Select(o => (Input<T>)o));

    public static Output<string> Format(FormattableString formattableString)
    {
        var holes = formattableString.GetArguments().Select(Untyped);
        return All(holes).Apply(values => string.Format(CultureInfo.CurrentCulture, formattableString.Format, [.. values]));
    }

    public static Output<string> JsonSerialize<T>(Output<T> value, JsonSerializerOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(value);
        return new Output<string>(OutputJson.SerializeAsync(value, options));
    }

    public static Output<T> JsonDeserialize<T>(Output<string> json, JsonSerializerOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(json);
        return new Output<T>(OutputJson.DeserializeAsync<T>(json, options));
    }

    private static async Task<OutputData<ImmutableArray<T>>> AllAsync<T>(ImmutableArray<Input<T>> inputs)
    {
        var gather = new OutputGather();
        var values = ImmutableArray.CreateBuilder<T>(inputs.Length);
        foreach (var input in inputs) values.Add(await gather.TakeAsync(input).ConfigureAwait(false));
        return gather.Result(values.MoveToImmutable());
    }

    private static Input<object?> Untyped(object? value) => value switch
    {
        IInput input => new Output<object?>(input.UntypedOutput.UntypedDataAsync()),
        IOutput output => new Output<object?>(output.UntypedDataAsync()),
        _ => Create(value),
    };
}
