using System.Text;

namespace App.Tests.Fakes.Turns;

/// <summary>The beginnings by which files tell what they are, with something after them.</summary>
internal static class SampleFiles
{
    public static byte[] Jpeg => [0xFF, 0xD8, 0xFF, 0xE0, .. "a photo"u8];

    public static byte[] Png => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, .. "a drawing"u8];

    public static byte[] Ogg => [.. "OggS"u8, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0, .. "\u0001\u0013OpusHead"u8, .. "a voice"u8];

    public static byte[] Pdf => [.. "%PDF-1.7\n"u8, .. "a licence"u8];

    public static byte[] Text => Encoding.UTF8.GetBytes("Dear Carol,\nmy name is Zoë.");

    public static byte[] Film => [0, 0, 0, 0x18, .. "ftypmp42"u8, .. "a film"u8];
}
