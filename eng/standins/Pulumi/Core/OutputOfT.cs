using System.Collections.Immutable;

namespace Pulumi;

public sealed class Output<T> : IOutput
{
    internal Output(Task<OutputData<T>> data)
    {
        Data = data;
        Deployment.Current?.InFlight.Add(data);
    }

    internal Task<OutputData<T>> Data { get; }

    public static Output<T> Create(Task<T> value) => Of(value, isSecret: false);

    public Output<ValueTuple> Apply(Func<T, Task> func) => Apply(value => RunAsync(func, value));

    public Output<TResult> Apply<TResult>(Func<T, TResult> func) => Apply(value => Output.Create(func(value)));

    public Output<TResult> Apply<TResult>(Func<T, Task<TResult>> func) => Apply(value => Output.Create(func(value)));

    public Output<TResult> Apply<TResult>(Func<T, Input<TResult>?> func) => Apply(value => func(value).ToOutput());

    public Output<TResult> Apply<TResult>(Func<T, Output<TResult>?> func) => new(ApplyAsync(func));

    public Output<TResult> UntypedApply<TResult>(Func<object?, Output<TResult>> func) => Apply(value => func(value));

    public override string ToString()
    {
        const string Message = """
            Calling [ToString] on an [Output<T>] is not supported.

            To get the value of an Output<T> as an Output<string> consider:
            1. o.Apply(v => $"prefix{v}suffix")
            2. Output.Format($"prefix{hostname}suffix");

            See https://www.pulumi.com/docs/concepts/inputs-outputs for more details.
            """;
        var refuse = Environment.GetEnvironmentVariable("PULUMI_ERROR_OUTPUT_STRING");
        if (refuse == "1" || string.Equals(refuse, "true", StringComparison.OrdinalIgnoreCase)) throw new InvalidOperationException(Message);

        Log.Warn(Message);
        return Message + Environment.NewLine + "This function may throw in a future version of Pulumi.";
    }

    internal static Output<T> Of(Task<T> value, bool isSecret)
    {
        ArgumentNullException.ThrowIfNull(value);
        return new Output<T>(SettleAsync());

        async Task<OutputData<T>> SettleAsync() => new([], await value.ConfigureAwait(false), IsKnown: true, isSecret);
    }

    internal static Output<T> Unknown(T value) =>
        new(Task.FromResult(new OutputData<T>([], value, IsKnown: false, IsSecret: false)));

    internal Output<T> Marked(bool isSecret)
    {
        return new Output<T>(SettleAsync());

        async Task<OutputData<T>> SettleAsync() => await Data.ConfigureAwait(false) with { IsSecret = isSecret };
    }

    internal async Task<T> ValueOrAsync(T whenUnknown)
    {
        var data = await Data.ConfigureAwait(false);
        return data.IsKnown ? data.Value : whenUnknown;
    }

    async Task<OutputData<object?>> IOutput.UntypedDataAsync()
    {
        var data = await Data.ConfigureAwait(false);
        return data.With<object?>(data.Value);
    }

    private static async Task<ValueTuple> RunAsync(Func<T, Task> func, T value)
    {
        await func(value).ConfigureAwait(false);
        return default;
    }

    private async Task<OutputData<TResult>> ApplyAsync<TResult>(Func<T, Output<TResult>?> func)
    {
        var data = await Data.ConfigureAwait(false);

        // A preview must not compute with a value that only a real deployment can give.
        if (!data.IsKnown && Deployment.Instance.IsDryRun) return data.With<TResult>(default!);

        if (func(data.Value) is not { } inner) return data.With<TResult>(default!);

        var result = await inner.Data.ConfigureAwait(false);
        return new OutputData<TResult>(
            data.Resources.Union(result.Resources),
            result.Value,
            data.IsKnown && result.IsKnown,
            data.IsSecret || result.IsSecret);
    }
}
