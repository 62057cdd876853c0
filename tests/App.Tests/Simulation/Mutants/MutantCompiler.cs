using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using WhatsAppReplies;

namespace App.Tests.Simulation.Mutants;

/// <summary>Compiles the function's sources anew with some of their text replaced.</summary>
internal sealed class MutantCompiler
{
    /// <summary>The process around the function: it needs a generator that the compiler does not run here, and the simulation needs neither.</summary>
    private static readonly string[] NotNeeded = ["Program.cs", "Replies/Hosting/EventJson.cs"];

    private static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.Latest);

    private const string Preamble = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Threading;
        global using System.Threading.Tasks;
        [assembly: System.Runtime.CompilerServices.InternalsVisibleTo("App.Tests")]
        [assembly: System.Reflection.AssemblyVersion("1.0.0.0")]
        """;

    private readonly Dictionary<string, SyntaxTree> _trees = [];
    private readonly CSharpCompilation _original;

    public MutantCompiler()
    {
        foreach (var path in Directory.EnumerateFiles(Repository.App, "*.cs", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            var name = Path.GetRelativePath(Repository.App, path).Replace('\\', '/');
            var isBuilt = name.StartsWith("obj/", StringComparison.Ordinal) || name.StartsWith("bin/", StringComparison.Ordinal);
            if (!isBuilt && !NotNeeded.Contains(name))
                _trees[name] = Parse(File.ReadAllText(path));
        }

        _original = CSharpCompilation.Create(
            typeof(Contract).Assembly.GetName().Name,
            [.. _trees.Values, Parse(Preamble)],
            References(),
            new CSharpCompilationOptions(
                OutputKind.DynamicallyLinkedLibrary,
                optimizationLevel: OptimizationLevel.Release,
                nullableContextOptions: NullableContextOptions.Enable,
                specificDiagnosticOptions: [KeyValuePair.Create("OPENAI001", ReportDiagnostic.Suppress)],
                deterministic: true));
    }

    public static string Source(string file) => File.ReadAllText(Path.Combine(Repository.App, file));

    public byte[] Compile(IEnumerable<Edit> mutant)
    {
        var compilation = _original;
        foreach (var edits in mutant.GroupBy(edit => edit.File))
        {
            var text = edits.Aggregate(Source(edits.Key), Apply);
            compilation = compilation.ReplaceSyntaxTree(_trees[edits.Key], Parse(text));
        }

        using var image = new MemoryStream();
        var result = compilation.Emit(image);
        if (!result.Success)
        {
            var errors = result.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
            throw new InvalidOperationException($"The mutant does not compile: {string.Join("; ", errors.Take(3))}");
        }

        return image.ToArray();
    }

    private static string Apply(string text, Edit edit)
    {
        var at = text.IndexOf(edit.Original, StringComparison.Ordinal);
        var isOnce = at >= 0 && text.IndexOf(edit.Original, at + 1, StringComparison.Ordinal) < 0;
        return isOnce
            ? text.Replace(edit.Original, edit.Replacement, StringComparison.Ordinal)
            : throw new InvalidOperationException($"In app/{edit.File} this does not stand exactly once:\n{edit.Original}");
    }

    private static SyntaxTree Parse(string text) => CSharpSyntaxTree.ParseText(text, ParseOptions);

    private static IEnumerable<MetadataReference> References()
    {
        var own = new[] { typeof(Contract).Assembly.GetName().Name, Assembly.GetExecutingAssembly().GetName().Name };
        var paths = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator);
        return paths.Where(path => !own.Contains(Path.GetFileNameWithoutExtension(path))).Select(path => MetadataReference.CreateFromFile(path));
    }
}
