using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;
using DocPipe.Model;
using Microsoft.Win32.SafeHandles;

namespace DocPipe.Segment;

/// <summary>
/// The compiled tables: named arrays, each read whole into memory of its own kind. A mapped view could only be used as it lies through
/// pointers; one read of a few megabytes costs less than the page faults it saves.
/// </summary>
internal static class LexiconFile
{
    /// <summary>"DPLX" and the version of the layout, as a little-endian number.</summary>
    private const ulong Magic = 0x0000_0001_584C_5044;

    private const int NameLength = 16;
    private const int TriePiece = 1 << 12;
    private const int EntryLength = NameLength + 2 * sizeof(long);

    public static void Write(string path, params IEnumerable<(string Name, byte[] Bytes)> sections)
    {
        var all = sections.ToArray();
        var at = (long)(2 * sizeof(long) + all.Length * EntryLength);
        using var writer = new BinaryWriter(File.Create(path));
        writer.Write(Magic);
        writer.Write((long)all.Length);
        foreach (var (name, bytes) in all)
        {
            writer.Write(Encoding.ASCII.GetBytes(name.PadRight(NameLength, '\0')));
            writer.Write(at);
            writer.Write((long)bytes.Length);
            at += Padded(bytes.Length);
        }

        foreach (var (_, bytes) in all)
        {
            writer.Write(bytes);
            writer.Write(new byte[Padded(bytes.Length) - bytes.Length]);
        }
    }

    public static byte[] Bytes<T>(params ReadOnlySpan<T> values) where T : unmanaged => MemoryMarshal.AsBytes(values).ToArray();

    /// <exception cref="DataFileException">There is no such file, or it was not made by this version of the program (DP9121).</exception>
    public static Reader Open(string path)
    {
        try
        {
            return new Reader(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Damaged(path, e.Message, e);
        }
    }

    private static int Padded(int length) => (length + 7) & ~7;

    private static DataFileException Damaged(string path, string reason, Exception? inner = null) =>
        new("DP9121", $"分词词典 {path} 无法使用：{reason}。请用 docpipe model lexicon 重新生成。", inner);

    internal sealed class Reader : IDisposable
    {
        private readonly string path;
        private readonly SafeFileHandle file;
        private readonly Dictionary<string, (long At, int Length)> sections = new(StringComparer.Ordinal);

        public Reader(string path)
        {
            this.path = path;
            file = File.OpenHandle(path, options: FileOptions.None);
            var head = Fill<long>(0, 2, "head");
            if ((ulong)head[0] != Magic || head[1] is < 0 or > 64) throw Damaged(path, "不是本版本的词典文件");
            var directory = Fill<byte>(2 * sizeof(long), (int)head[1] * EntryLength, "head");
            for (var at = 0; at < directory.Length; at += EntryLength)
            {
                var place = MemoryMarshal.Cast<byte, long>(directory.AsSpan(at + NameLength, 2 * sizeof(long)));
                sections[Encoding.ASCII.GetString(directory, at, NameLength).TrimEnd('\0')] = (place[0], checked((int)place[1]));
            }
        }

        public T[] Read<T>(string name) where T : unmanaged
        {
            var (at, bytes) = Section(name);
            return Fill<T>(at, bytes / Unsafe.SizeOf<T>(), name);
        }

        /// <summary>Reads a packed trie.</summary>
        /// <param name="values">By number, the value of a node.</param>
        /// <param name="spare">How many empty slots to leave at the end.</param>
        public (TrieNode[] Nodes, ushort[] Tags) ReadTrie(string name, ReadOnlySpan<double> values, int spare)
        {
            var (at, bytes) = Section(name);
            var count = bytes / Unsafe.SizeOf<PackedNode>();
            var nodes = GC.AllocateUninitializedArray<TrieNode>(count + spare);
            var tags = new ushort[nodes.Length];
            var buffer = new PackedNode[Math.Min(count, TriePiece)];
            for (var slot = 0; slot < count; slot += buffer.Length)
            {
                var piece = buffer.AsSpan(0, Math.Min(buffer.Length, count - slot));
                Fill(at + (long)slot * Unsafe.SizeOf<PackedNode>(), MemoryMarshal.AsBytes(piece), name);
                PackedNode.Unpack(piece, values, nodes.AsSpan(slot), tags.AsSpan(slot));
            }

            nodes.AsSpan(count).Fill(TrieNode.Empty);
            return (nodes, tags);
        }

        public string[] ReadLines(string name) => Encoding.UTF8.GetString(Read<byte>(name)).Split('\n');

        public void Dispose() => file.Dispose();

        private (long At, int Length) Section(string name) =>
            sections.TryGetValue(name, out var section) ? section : throw Damaged(path, $"缺少 {name} 一节");

        private T[] Fill<T>(long at, int length, string name) where T : unmanaged
        {
            var values = GC.AllocateUninitializedArray<T>(length);
            Fill(at, MemoryMarshal.AsBytes(values.AsSpan()), name);
            return values;
        }

        private void Fill(long at, Span<byte> bytes, string name)
        {
            while (!bytes.IsEmpty)
            {
                var read = RandomAccess.Read(file, bytes, at);
                if (read == 0) throw Damaged(path, $"文件不完整（{name}）");
                bytes = bytes[read..];
                at += read;
            }
        }
    }
}
