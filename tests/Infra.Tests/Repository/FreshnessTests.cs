namespace WhatsAppReplies.Infra.Tests.Repository;

/// <summary>A program that is there is run as it is only when it was built from exactly the sources that are there.</summary>
public sealed class FreshnessTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory();
    private readonly FilePath _built;
    private readonly FilePath _stamp;

    public FreshnessTests()
    {
        (_built, _stamp) = (new(PathOf("out/WhatsAppReplies.Some.dll")), new(PathOf("stamps/some")));
        Write("source/One.cs", "one");
        Write("source/inner/Two.csproj", "two");
        Write("source/data.json", "{}");
        Write("Directory.Build.props", "props");
    }

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void What_was_never_built_is_not_and_what_was_just_built_is()
    {
        Assert.False(IsUpToDate());

        Build();
        Assert.True(IsUpToDate());
    }

    [Fact]
    public void A_source_that_is_older_than_the_build_and_new_to_it_counts()
    {
        Build();
        Write("source/One.cs", "another");
        File.SetLastWriteTimeUtc(PathOf("source/One.cs"), DateTime.UnixEpoch);

        Assert.False(IsUpToDate());
    }

    [Fact]
    public void A_source_that_came_or_went_or_has_another_name_counts()
    {
        Build();
        Write("source/Three.cs", "three");
        Assert.False(IsUpToDate());

        Build();
        File.Delete(PathOf("source/Three.cs"));
        Assert.False(IsUpToDate());

        Build();
        File.Move(PathOf("source/One.cs"), PathOf("source/Uno.cs"));
        Assert.False(IsUpToDate());
    }

    [Fact]
    public void A_file_that_is_named_by_itself_counts_whatever_it_is()
    {
        Build();
        Write("Directory.Build.props", "others");

        Assert.False(IsUpToDate());
    }

    [Fact]
    public void Data_that_is_read_where_it_stands_does_not_count_and_a_save_without_a_change_does_not()
    {
        Build();
        Write("source/data.json", """{"changed": true}""");
        Write("source/One.cs", "one");

        Assert.True(IsUpToDate());
    }

    [Fact]
    public void A_source_that_is_not_there_is_none()
    {
        Build();
        Directory.Delete(PathOf("source/inner"), recursive: true);
        Assert.False(IsUpToDate());

        Directory.Delete(PathOf("source"), recursive: true);
        Build();
        Assert.True(IsUpToDate());
    }

    [Fact]
    public void What_somebody_else_has_built_once_more_is_not_what_was_remembered()
    {
        Build();
        Write("out/WhatsAppReplies.Some.dll", "of other sources");
        Assert.False(IsUpToDate());

        Build();
        Write("out/WhatsAppReplies.Beside.dll", "of other sources");
        Assert.False(IsUpToDate());

        Build();
        File.Delete(_built.FullPath);
        Assert.False(IsUpToDate());
    }

    /// <summary>What is saved while the compiler runs is not in what it made.</summary>
    [Fact]
    public void What_is_saved_during_the_build_is_built_the_next_time()
    {
        var before = Hash();
        Write("source/One.cs", "saved meanwhile");
        Write("out/WhatsAppReplies.Some.dll", "built");
        Freshness.Remember(_built, _stamp, before);

        Assert.False(IsUpToDate());
    }

    private void Build()
    {
        var before = Hash();
        Write("out/WhatsAppReplies.Some.dll", $"built from {before}");
        Freshness.Remember(_built, _stamp, before);
    }

    private bool IsUpToDate() => Freshness.IsUpToDate(_built, _stamp, Hash());

    private string Hash() => Freshness.Hash([PathOf("source"), PathOf("Directory.Build.props"), PathOf("gone")]);

    private string PathOf(string file) => Path.Combine(_folder.FullName, file);

    private void Write(string file, string content)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(file))!);
        File.WriteAllText(PathOf(file), content);
    }
}
