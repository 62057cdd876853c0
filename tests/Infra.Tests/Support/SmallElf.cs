using System.Text;

namespace WhatsAppReplies.Infra.Tests.Support;

/// <summary>The smallest ELF file that asks for libraries and for versions of their symbols.</summary>
internal static class SmallElf
{
    private const int Header = 64;
    private const int Section = 64;

    public static byte[] Of(ushort machine, IReadOnlyList<string> libraries, IReadOnlyList<string> versions)
    {
        var strings = new MemoryStream();
        strings.WriteByte(0);
        long Text(string text)
        {
            var at = strings.Length;
            strings.Seek(0, SeekOrigin.End);
            strings.Write(Encoding.ASCII.GetBytes(text + '\0'));
            return at;
        }

        var dynamic = Bytes(writer =>
        {
            foreach (var library in libraries)
            {
                writer.Write(1L);
                writer.Write(Text(library));
            }

            writer.Write(0L);
            writer.Write(0L);
        });
        var needed = Bytes(writer =>
        {
            // One library, and all versions of it.
            writer.Write((ushort)1);
            writer.Write((ushort)versions.Count);
            writer.Write((uint)Text("libc.so.6"));
            writer.Write(16u);
            writer.Write(0u);
            for (var index = 0; index < versions.Count; index++)
            {
                writer.Write(0u);
                writer.Write((ushort)0);
                writer.Write((ushort)index);
                writer.Write((uint)Text(versions[index]));
                writer.Write(index == versions.Count - 1 ? 0u : 16u);
            }
        });

        var texts = strings.ToArray();
        var (dynamicAt, neededAt) = (Header, Header + dynamic.Length);
        var textsAt = neededAt + needed.Length;
        return Bytes(writer =>
        {
            writer.Write([0x7f, (byte)'E', (byte)'L', (byte)'F', 2, 1, 1, .. new byte[9]]);
            writer.Write((ushort)3);
            writer.Write(machine);
            writer.Write(1u);
            writer.Write(0L);
            writer.Write(0L);
            writer.Write((long)(textsAt + texts.Length));
            writer.Write(0u);
            foreach (ushort half in new ushort[] { Header, 0, 0, Section, 4, 0 }) writer.Write(half);
            writer.Write(dynamic);
            writer.Write(needed);
            writer.Write(texts);
            Describe(writer, 0, 0, 0, 0);
            Describe(writer, 6, dynamicAt, dynamic.Length, 3);
            Describe(writer, 0x6ffffffe, neededAt, needed.Length, 3);
            Describe(writer, 3, textsAt, texts.Length, 0);
        });
    }

    private static void Describe(BinaryWriter writer, uint type, long offset, long size, uint strings)
    {
        writer.Write(0u);
        writer.Write(type);
        writer.Write(0L);
        writer.Write(0L);
        writer.Write(offset);
        writer.Write(size);
        writer.Write(strings);
        writer.Write(0u);
        writer.Write(1L);
        writer.Write(0L);
    }

    private static byte[] Bytes(Action<BinaryWriter> write)
    {
        var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream);
        write(writer);
        writer.Flush();
        return stream.ToArray();
    }
}
