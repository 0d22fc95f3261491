using System.Collections.Immutable;
using System.IO.Compression;
using System.Text;
using DocPipe.Model;

namespace DocPipe.Classify;

/// <summary>
/// The model as one file: "DPLM", a version, then gzip of cues, threshold and one or two decisions, each its labels, temperature, bias
/// and features in ascending order of hash (little-endian). The same model always gives the same bytes.
/// </summary>
internal static class ModelFile
{
    private const byte Version = 1;
    private const int MostLabels = 1000;
    private const int MostFeatures = 10_000_000;
    private static readonly byte[] Magic = "DPLM"u8.ToArray();

    public static byte[] Write(LinearClassifier model)
    {
        using var stream = new MemoryStream();
        stream.Write(Magic);
        stream.WriteByte(Version);
        using (var zip = new GZipStream(stream, CompressionLevel.SmallestSize, leaveOpen: true))
        using (var writer = new BinaryWriter(zip, Encoding.UTF8))
        {
            writer.Write(model.Cues.Rows.Length);
            foreach (var row in model.Cues.Rows)
            {
                writer.Write(row[0]);
                writer.Write(row[1]);
            }

            writer.Write(model.Threshold);
            writer.Write(model.Gate is not null);
            if (model.Gate is not null) Write(writer, model.Gate);
            Write(writer, model.Sorter);
        }

        return stream.ToArray();
    }

    /// <exception cref="DataFileException">Not a model (DP4101), of another version (DP4102), or cut short (DP4103).</exception>
    public static LinearClassifier Read(string path)
    {
        try
        {
            using var stream = File.OpenRead(path);
            var head = new byte[Magic.Length + 1];
            if (stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false) < head.Length || !head.AsSpan(0, Magic.Length).SequenceEqual(Magic))
                throw new DataFileException("DP4101", $"这不是分类模型文件：{path}");
            if (head[^1] != Version)
                throw new DataFileException("DP4102", $"分类模型 {Path.GetFileName(path)} 是第{head[^1]}版，本程序用第{Version}版，请用 docpipe train 重新训练");
            using var zip = new GZipStream(stream, CompressionMode.Decompress);
            using var reader = new BinaryReader(zip, Encoding.UTF8);
            return Read(reader);
        }
        catch (Exception e) when (e is InvalidDataException or EndOfStreamException or FormatException or ArgumentException or OverflowException)
        {
            throw new DataFileException("DP4103", $"分类模型 {Path.GetFileName(path)} 已损坏或不完整，请重新训练或重新复制", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new DataFileException("DP4101", $"分类模型读不了：{path}（{e.Message}）", e);
        }
    }

    private static void Write(BinaryWriter writer, LinearPart part)
    {
        writer.Write(part.Labels.Length);
        foreach (var label in part.Labels) writer.Write(label);
        writer.Write(part.Temperature);
        foreach (var bias in part.Bias) writer.Write(bias);
        writer.Write(part.Hashes.Length);
        uint before = 0;
        foreach (var hash in part.Hashes)
        {
            writer.Write7BitEncodedInt((int)(hash - before));
            before = hash;
        }

        foreach (var rarity in part.Rarities) writer.Write((Half)rarity);
        foreach (var scale in part.Scales) writer.Write((Half)scale);
        foreach (var weight in part.Weights) writer.Write(weight);
    }

    private static LinearClassifier Read(BinaryReader reader)
    {
        var rows = reader.ReadInt32();
        if (rows is < 0 or > MostLabels) throw new InvalidDataException("cues");
        var cues = new CueTable(Many(rows, () => new[] { reader.ReadString(), reader.ReadString() }));
        var threshold = reader.ReadDouble();
        var gate = reader.ReadBoolean() ? ReadPart(reader) : null;
        if (gate is { Labels.Length: not 2 }) throw new InvalidDataException("gate");
        return new LinearClassifier(cues, threshold, gate, ReadPart(reader));
    }

    private static LinearPart ReadPart(BinaryReader reader)
    {
        var count = reader.ReadInt32();
        if (count is < 2 or > MostLabels) throw new InvalidDataException("labels");
        var labels = Many(count, reader.ReadString).ToImmutableArray();
        var temperature = reader.ReadSingle();
        if (!(temperature > 0)) throw new InvalidDataException("temperature");
        var bias = Many(count, reader.ReadSingle);
        var features = reader.ReadInt32();
        if (features is < 0 or > MostFeatures) throw new InvalidDataException("features");
        uint before = 0;
        var hashes = Many(features, () => before += (uint)reader.Read7BitEncodedInt());
        return new LinearPart(
            labels, temperature, bias, hashes, Many(features, () => (float)reader.ReadHalf()), Many(features, () => (float)reader.ReadHalf()),
            Many(features * count, reader.ReadSByte));
    }

    private static T[] Many<T>(int count, Func<T> read)
    {
        var result = new T[count];
        for (var i = 0; i < count; i++) result[i] = read();
        return result;
    }
}
