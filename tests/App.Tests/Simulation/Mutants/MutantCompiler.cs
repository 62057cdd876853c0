using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using WhatsAppReplies;

namespace App.Tests.Simulation.Mutants;

/// <summary>Compiles the function's sources anew without some of their guards.</summary>
internal sealed class MutantCompiler
{
    /// <summary>The process around the function: it needs a generator that the compiler does not run here, and the simulation needs neither.</summary>
    private static readonly string[] NotNeeded = ["Program.cs", "Replies/Hosting/EventJson.cs", "Inbound/Hosting/InboundJson.cs"];

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

    private readonly IReadOnlyDictionary<string, SyntaxTree> _trees = Trees();
    private readonly CSharpCompilation _original;

    public MutantCompiler()
    {
        _original = CSharpCompilation.Create(
            typeof(Contract).Assembly.GetName().Name,
            [.. _trees.Values, Parse(Preamble)],
            References(),
            new CSharpCompilationOptions(
                OutputKind.DynamicallyLinkedLibrary,
                optimizationLevel: OptimizationLevel.Release,
                // Annotations change no code, and the analysis of them takes time for every mutant.
                nullableContextOptions: NullableContextOptions.Disable,
                specificDiagnosticOptions: [KeyValuePair.Create("OPENAI001", ReportDiagnostic.Suppress)],
                deterministic: true));
    }

    /// <summary>The function's sources by their names under app/.</summary>
    public static IReadOnlyDictionary<string, SyntaxTree> Trees()
    {
        var trees = new Dictionary<string, SyntaxTree>(StringComparer.Ordinal);
        foreach (var name in Files().Except(NotNeeded))
            trees[name] = Parse(File.ReadAllText(Path.Combine(SourceFolder.App, name)));
        return trees;
    }

    /// <summary>All sources of the function, by their names under app/.</summary>
    public static IEnumerable<string> Files() => Directory.EnumerateFiles(SourceFolder.App, "*.cs", SearchOption.AllDirectories)
        .Select(path => Path.GetRelativePath(SourceFolder.App, path).Replace('\\', '/'))
        .Where(name => !name.StartsWith("obj/", StringComparison.Ordinal) && !name.StartsWith("bin/", StringComparison.Ordinal))
        .Order(StringComparer.Ordinal);

    public byte[] Compile(IEnumerable<Edit> mutant)
    {
        var compilation = _original;
        foreach (var edits in mutant.GroupBy(edit => edit.File))
        {
            var changes = edits.OrderBy(edit => edit.Span.Start).Select(edit => new TextChange(edit.Span, edit.Replacement));
            compilation = compilation.ReplaceSyntaxTree(_trees[edits.Key], Parse(_trees[edits.Key].GetText().WithChanges(changes).ToString()));
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

    /// <summary>All mutants in one assembly, each behind a switch (<see cref="MutantSwitches"/>).</summary>
    /// <returns>The assembly, and the edits that could be switched, in the order of their numbers.
    /// Some cannot: what they declare is used outside of them.</returns>
    public (byte[] Image, IReadOnlyList<Edit> Switched) CompileSwitched(IReadOnlyList<Edit> edits)
    {
        while (true)
        {
            var compilation = _original.AddSyntaxTrees(Parse(MutantSwitches.Source));
            foreach (var (file, text) in new MutantSwitches(_trees, edits).Files())
                compilation = compilation.ReplaceSyntaxTree(_trees[file], Parse(text));

            using var image = new MemoryStream();
            var result = compilation.Emit(image);
            if (result.Success)
                return (image.ToArray(), edits);

            var errors = result.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).ToList();
            var wrong = errors.SelectMany(error => MutantSwitches.Around(error.Location.SourceTree!, error.Location.SourceSpan)).ToHashSet();
            if (wrong.Count == 0)
                throw new InvalidOperationException($"The switched mutants do not compile: {string.Join("; ", errors.Take(3))}");
            edits = [.. edits.Where((_, id) => !wrong.Contains(id))];
        }
    }

    private static SyntaxTree Parse(string text) => CSharpSyntaxTree.ParseText(text, ParseOptions);

    private static IEnumerable<MetadataReference> References()
    {
        var own = new[] { typeof(Contract).Assembly.GetName().Name, Assembly.GetExecutingAssembly().GetName().Name };
        var paths = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator);
        return paths.Where(path => !own.Contains(Path.GetFileNameWithoutExtension(path))).Select(path => MetadataReference.CreateFromFile(path));
    }
}
