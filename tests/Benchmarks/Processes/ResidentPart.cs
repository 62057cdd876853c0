namespace WhatsAppReplies.Benchmarks.Processes;

/// <summary>What a resident set of .NET consists of.</summary>
internal enum ResidentPart
{
    /// <summary>Pages of managed assemblies that were touched: code compiled ahead, metadata.</summary>
    Assemblies,

    /// <summary>The runtime, its compiler, OpenSSL, the C library.</summary>
    NativeLibraries,

    CollectedHeap,

    /// <summary>Code compiled at run time, and the runtime's tables of types and methods.</summary>
    CodeAndTypes,

    /// <summary>What native code allocates: the compiler at run time above all.</summary>
    NativeHeap,

    Stacks,
}
