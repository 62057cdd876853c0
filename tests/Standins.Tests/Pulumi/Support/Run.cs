using System.Collections.Immutable;
using Pulumi;
using Pulumi.Testing;

namespace Standins.Tests.Pulumi.Support;

/// <summary>A test run of a program that is a function, as a preview unless told otherwise.</summary>
internal static class Run
{
    public static readonly TestOptions Preview = new();

    public static readonly TestOptions Update = new() { IsPreview = false };

    public static Task<ImmutableArray<Resource>> AsPreviewAsync(IMocks mocks, Action program) => Deployment.TestAsync(mocks, Preview, program);

    public static Task<ImmutableArray<Resource>> AsUpdateAsync(IMocks mocks, Action program) => Deployment.TestAsync(mocks, Update, program);
}
