using Microsoft.CodeAnalysis.Text;

namespace App.Tests.Simulation.Mutants;

/// <param name="File">Under app/.</param>
/// <param name="Span">What is taken away.</param>
/// <param name="Replacement">What stands there in the mutant.</param>
internal sealed record Edit(string File, TextSpan Span, string Replacement);
