namespace WhatsAppReplies.Infra.Tests.Repository;

/// <summary>When the function is compiled again, by the build's own code.</summary>
public sealed class FingerprintTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory().FullName;

    public FingerprintTests()
    {
        Write("app/Turn.cs", "class Turn;");
        Write("Directory.Packages.props", "<Project />");
    }

    private string Now => Fingerprint.Of(_root, ["native for x86_64", "10.0.401"]);

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public void The_same_content_is_the_same_however_new_its_files_are()
    {
        var before = Now;
        File.SetLastWriteTimeUtc(Path.Combine(_root, "app/Turn.cs"), DateTime.UnixEpoch);

        Assert.Equal(before, Now);
    }

    [Theory]
    [InlineData("app/Turn.cs", "class Turn { }")]
    [InlineData("app/Fragments/Merge.cs", "")]
    [InlineData("Directory.Packages.props", "<Project></Project>")]
    [InlineData("global.json", "{}")]
    [InlineData("eng/cake/zip.cake", "")]
    public void A_file_that_has_a_say_in_the_zip_makes_another(string file, string content)
    {
        var before = Now;
        Write(file, content);

        Assert.NotEqual(before, Now);
    }

    [Fact]
    public void A_name_counts_as_well_as_a_content()
    {
        var before = Now;
        File.Move(Path.Combine(_root, "app/Turn.cs"), Path.Combine(_root, "app/Turns.cs"));

        Assert.NotEqual(before, Now);
    }

    [Fact]
    public void Another_version_of_a_tool_makes_another() =>
        Assert.NotEqual(Fingerprint.Of(_root, ["10.0.401", "clang 14"]), Fingerprint.Of(_root, ["10.0.401", "clang 15"]));

    [Theory]
    [InlineData("app/obj/project.assets.json")]
    [InlineData("tests/App.Tests/TurnTests.cs")]
    [InlineData("README.md")]
    public void A_file_that_has_none_does_not(string file)
    {
        var before = Now;
        Write(file, "anything");

        Assert.Equal(before, Now);
    }

    private void Write(string file, string content)
    {
        var path = Path.Combine(_root, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, content);
    }
}
