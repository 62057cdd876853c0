using WhatsAppReplies.Infra.Tests.Support;

namespace WhatsAppReplies.Infra.Tests.Repository;

/// <summary>What the build lets pass as an executable for Lambda, by the build's own code.</summary>
public sealed class LambdaImageTests
{
    private const ushort X64 = 62;
    private const ushort Arm64 = 183;
    private static readonly string[] CLibrary = ["libm.so.6", "libc.so.6"];

    [Theory]
    [InlineData(X64, "x86_64")]
    [InlineData(Arm64, "arm64")]
    public void An_executable_that_asks_for_what_the_image_has_passes(ushort machine, string architecture) =>
        Assert.Empty(Refusals(SmallElf.Of(machine, CLibrary, ["GLIBC_2.2.5", "GLIBC_2.34", "GCC_3.0"]), architecture));

    [Fact]
    public void A_symbol_of_a_newer_c_library_is_refused_with_where_to_build()
    {
        var refusal = Assert.Single(Refusals(SmallElf.Of(X64, CLibrary, ["GLIBC_2.34", "GLIBC_2.38", "GLIBC_2.35"]), "x86_64"));

        Assert.StartsWith(
            "It needs GLIBC_2.35, GLIBC_2.38, and the C library of Lambda's image has nothing newer than GLIBC_2.34", refusal, StringComparison.Ordinal);
        Assert.Contains("Debian 12", refusal, StringComparison.Ordinal);
    }

    [Fact]
    public void A_library_that_the_image_is_not_known_to_have_is_refused_by_name() => Assert.StartsWith(
        "It needs libfancy.so.1, which Lambda's image is not known to have",
        Assert.Single(Refusals(SmallElf.Of(X64, [.. CLibrary, "libfancy.so.1"], ["GLIBC_2.34"]), "x86_64")),
        StringComparison.Ordinal);

    [Fact]
    public void Another_processor_is_refused() => Assert.Equal(
        "It is compiled for arm64, and x86_64 is asked for.", Assert.Single(Refusals(SmallElf.Of(Arm64, CLibrary, []), "x86_64")));

    [Fact]
    public void What_is_no_executable_is_refused() => Assert.Throws<InvalidDataException>(() => ElfFile.Of("#!/bin/sh"u8.ToArray()));

    [SkippableFact]
    public void A_real_executable_is_read_as_the_tools_of_the_system_read_it()
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "This program is no ELF file.");
        var executable = ElfFile.Read(Environment.ProcessPath!);

        Assert.Contains("libc.so.6", executable.Libraries);
        Assert.Contains(executable.SymbolVersions, version => version.StartsWith("GLIBC_2.", StringComparison.Ordinal));
    }

    private static IReadOnlyList<string> Refusals(byte[] file, string architecture) => LambdaImage.Refusals(ElfFile.Of(file), architecture);
}
