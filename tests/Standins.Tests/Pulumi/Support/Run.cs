using System.Collections.Immutable;
using Pulumi;
using Pulumi.Testing;

namespace Standins.Tests.Pulumi.Support;

/// <summary>A test run of a program that is a function. One that never ends fails its test instead of holding it.</summary>
internal static class Run
{
    public static readonly TestOptions Preview = new();

    public static readonly TestOptions Update = new() { IsPreview = false };

    private static readonly TimeSpan Guard = TimeSpan.FromSeconds(30);

    public static Task<ImmutableArray<Resource>> AsPreviewAsync(IMocks mocks, Action program) =>
        Deployment.TestAsync(mocks, Preview, program).WaitAsync(Guard);

    public static Task<ImmutableArray<Resource>> AsUpdateAsync(IMocks mocks, Action program) =>
        Deployment.TestAsync(mocks, Update, program).WaitAsync(Guard);
}
