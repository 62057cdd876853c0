using WhatsAppReplies.Infra.Tests.Support;

namespace WhatsAppReplies.Infra.Tests.Repository;

/// <summary>The check that takes seconds refuses what the build would refuse minutes later.</summary>
public sealed class LineLengthTests : IDisposable
{
    private readonly ScriptCopy _script = new();

    public LineLengthTests() => _script.Add(".editorconfig", File.ReadAllText(RepositoryFolder.File(".editorconfig")));

    public void Dispose() => _script.Dispose();

    [Theory]
    [InlineData("app/Long.cs")]
    [InlineData("eng/cake/long.cake")]
    public async Task A_line_that_is_too_long_is_named_without_a_build(string file)
    {
        _script.Add(file, $"// As it has to be.\n// {new string('x', 158)}\n");

        var (exitCode, output) = await _script.RunAsync("--target=Format", "--quick");

        Assert.NotEqual(0, exitCode);
        Assert.Contains($"{file}(2): 161 characters, and 160 are the most", output, StringComparison.Ordinal);
        Assert.Contains("A line is too long", output, StringComparison.Ordinal);
        Assert.DoesNotContain("(1)", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_generated_or_built_is_as_long_as_it_is()
    {
        _script.Add("app/Fits.cs", $"// {new string('x', 157)}\n");
        _script.Add("app/obj/Built.cs", $"// {new string('x', 158)}\n");
        _script.Add("eng/standins/P/Generated/Made.cs", $"// {new string('x', 158)}\n");

        var (exitCode, output) = await _script.RunAsync("--target=Format", "--quick");

        Assert.True(exitCode == 0, output);
    }
}
