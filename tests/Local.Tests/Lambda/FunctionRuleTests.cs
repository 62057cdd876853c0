using System.IO.Compression;
using WhatsAppReplies.Local.Cloud.Lambda;

namespace WhatsAppReplies.Local.Tests.Lambda;

/// <summary>What <c>CreateFunction</c> refuses.</summary>
public sealed class FunctionRuleTests
{
    [Fact]
    public Task A_reserved_variable_is_refused_by_name() => Refused(
        definition => definition with { Variables = new Dictionary<string, string> { ["AWS_REGION"] = "eu-north-1", ["FINE"] = "yes" } },
        LambdaException.InvalidParameter, "Reserved keys used in this request: AWS_REGION");

    [Fact]
    public async Task Variables_beyond_four_kilobytes_are_refused_without_repeating_them()
    {
        var message = await Refused(
            definition => definition with { Variables = new Dictionary<string, string> { ["LARGE"] = new('x', 4096) } },
            LambdaException.InvalidParameter, "exceeded the 4KB limit");
        Assert.DoesNotContain("xx", message);
    }

    [Fact]
    public Task Variables_of_just_four_kilobytes_are_taken() => Taken(
        definition => definition with { Variables = new Dictionary<string, string> { ["LARGE"] = new('x', 4096 - "{\"LARGE\":\"\"}".Length) } });

    [Fact]
    public Task A_variable_has_a_name_that_a_shell_would_take() => Refused(
        definition => definition with { Variables = new Dictionary<string, string> { ["1ST"] = "" } }, LambdaException.Validation, "1ST");

    [Fact]
    public Task Another_runtime_is_refused() =>
        Refused(definition => definition with { Runtime = "python3.11" }, LambdaException.InvalidParameter, "python3.11");

    [Fact]
    public Task Another_architecture_is_refused() => Refused(definition => definition with { Architecture = "mips" }, LambdaException.Validation, "mips");

    [Fact]
    public Task A_class_librarys_handler_is_refused() => Refused(
        definition => definition with { Handler = "Assembly::Namespace.Type::Method" }, LambdaException.InvalidParameter, "executable assemblies");

    [Theory]
    [InlineData(127, "greater than or equal to 128")]
    [InlineData(10241, "less than or equal to 10240")]
    public Task Memory_has_bounds(int megabytes, string bound) =>
        Refused(definition => definition with { MemoryMegabytes = megabytes }, LambdaException.Validation, bound);

    [Theory]
    [InlineData(0, "greater than or equal to 1")]
    [InlineData(901, "less than or equal to 900")]
    public Task The_timeout_has_bounds(int seconds, string bound) =>
        Refused(definition => definition with { Timeout = TimeSpan.FromSeconds(seconds) }, LambdaException.Validation, bound);

    [Fact]
    public Task A_log_level_needs_the_json_format() => Refused(
        definition => definition with { ApplicationLogLevel = "INFO" }, LambdaException.InvalidParameter, "JSON");

    [Fact]
    public Task A_role_that_lambda_cannot_assume_is_refused() => Refused(
        definition => definition with { RoleArn = "arn:aws:iam::123456789012:role/other" }, LambdaException.InvalidParameter, "role/other");

    [Fact]
    public Task A_zip_that_is_missing_is_refused() => Refused(
        definition => definition with { CodePath = "/nowhere/function.zip" }, LambdaException.InvalidParameter, "/nowhere/function.zip does not exist");

    [Fact]
    public Task A_file_that_is_no_zip_is_refused() => Refused(
        definition => definition with { CodePath = typeof(FunctionRuleTests).Assembly.Location }, LambdaException.InvalidParameter, "Could not unzip");

    [Fact]
    public Task A_zip_that_unpacks_to_more_than_250_megabytes_is_refused() => Refused(
        definition =>
        {
            using var zip = ZipFile.Open(definition.CodePath, ZipArchiveMode.Update);
            using var large = zip.CreateEntry("large", CompressionLevel.Fastest).Open();
            var megabyte = new byte[1024 * 1024];
            for (var i = 0; i < 250; i++) large.Write(megabyte);
            return definition;
        },
        LambdaException.InvalidParameter, "Unzipped size must be smaller than 262144000 bytes");

    [Fact]
    public Task A_zip_that_would_write_outside_of_the_task_root_is_refused() => Refused(
        definition =>
        {
            using var zip = ZipFile.Open(definition.CodePath, ZipArchiveMode.Update);
            zip.CreateEntry("../outside");
            return definition;
        },
        LambdaException.InvalidParameter, "../outside");

    [Fact]
    public async Task A_file_that_the_zip_lets_nobody_else_read_cannot_be_read_by_the_function()
    {
        await using var host = new LambdaHost();
        using (var zip = ZipFile.Open(host.Definition.CodePath, ZipArchiveMode.Update))
            zip.GetEntry("ProbeFunction.dll")!.ExternalAttributes = Convert.ToInt32("100000", 8) << 16 | Convert.ToInt32("600", 8) << 16;
        host.Create();
        Assert.True(host.Service.DropsPrivileges, "These tests run as root, so that the function can be another user.");

        Assert.Equal("Runtime.ExitError", (await host.ErrorAsync("count")).Type);
    }

    [Fact]
    public async Task A_second_function_of_the_same_name_is_refused()
    {
        await using var host = new LambdaHost().Create();

        var refused = Assert.Throws<LambdaException>(host.Create);

        Assert.Equal(LambdaException.Conflict, refused.Code);
    }

    private static async Task<string> Refused(Func<FunctionDefinition, FunctionDefinition> change, string code, string says)
    {
        await using var host = new LambdaHost();
        host.Definition = change(host.Definition);
        var refused = Assert.Throws<LambdaException>(host.Create);
        Assert.Equal(code, refused.Code);
        Assert.Contains(says, refused.Message, StringComparison.Ordinal);
        return refused.Message;
    }

    private static async Task Taken(Func<FunctionDefinition, FunctionDefinition> change)
    {
        await using var host = new LambdaHost();
        host.Definition = change(host.Definition);
        Assert.Equal(host.Definition, host.Service.CreateFunction(host.Definition));
    }
}
