/// <summary>What an executable for Linux asks of the machine that starts it, read from the file itself (ELF, 64 bit, little-endian).</summary>
public sealed class ElfFile
{
    private const int DynamicSection = 6;
    private const int NeededVersionsSection = 0x6ffffffe;
    private const int NeededLibraryTag = 1;

    private readonly byte[] _bytes;

    private ElfFile(byte[] bytes)
    {
        _bytes = bytes;
        if (bytes.Length < 64 || Word(0) != 0x464c457f || bytes[4] != 2 || bytes[5] != 1)
            throw new System.IO.InvalidDataException("It is not a 64-bit little-endian ELF file.");
    }

    /// <summary>As a stack file names it.</summary>
    public string Architecture => Half(18) switch { 62 => "x86_64", 183 => "arm64", var other => $"processor {other}" };

    /// <summary>Libraries that are loaded before the first instruction.</summary>
    public IReadOnlyList<string> Libraries => Sections(DynamicSection)
        .SelectMany(section => Enumerable.Range(0, (int)(section.Size / 16)).Select(index => (section.Strings, Entry: section.Offset + index * 16)))
        .Where(entry => Long(entry.Entry) == NeededLibraryTag)
        .Select(entry => Text(entry.Strings + Long(entry.Entry + 8)))
        .ToList();

    /// <summary>Versions of symbols that those libraries must have, such as GLIBC_2.34.</summary>
    public IReadOnlyList<string> SymbolVersions
    {
        get
        {
            var versions = new List<string>();
            foreach (var section in Sections(NeededVersionsSection))
            {
                for (long library = section.Offset, next = -1; next != 0; library += next)
                {
                    next = Word(library + 12);
                    var version = library + Word(library + 8);
                    for (var count = Half(library + 2); count > 0; count--, version += Word(version + 12))
                        versions.Add(Text(section.Strings + Word(version + 8)));
                }
            }

            return versions;
        }
    }

    public static ElfFile Read(string path) => new(System.IO.File.ReadAllBytes(path));

    public static ElfFile Of(byte[] bytes) => new(bytes);

    // With where the strings stand that a section's numbers point into.
    private IEnumerable<(long Offset, long Size, long Strings)> Sections(uint type)
    {
        var (table, size, count) = (Long(40), Half(58), Half(60));
        for (var index = 0; index < count; index++)
        {
            var header = table + index * size;
            if (Word(header + 4) == type)
                yield return (Long(header + 24), Long(header + 32), Long(table + Word(header + 40) * size + 24));
        }
    }

    private int Half(long at) => System.Buffers.Binary.BinaryPrimitives.ReadUInt16LittleEndian(_bytes.AsSpan((int)at));

    private uint Word(long at) => System.Buffers.Binary.BinaryPrimitives.ReadUInt32LittleEndian(_bytes.AsSpan((int)at));

    private long Long(long at) => System.Buffers.Binary.BinaryPrimitives.ReadInt64LittleEndian(_bytes.AsSpan((int)at));

    private string Text(long at)
    {
        var rest = _bytes.AsSpan((int)at);
        return System.Text.Encoding.ASCII.GetString(rest[..rest.IndexOf((byte)0)]);
    }
}
