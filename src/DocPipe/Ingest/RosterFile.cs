using System.Collections.Immutable;
using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;
using DocPipe.Model;
using DocPipe.Text;

namespace DocPipe.Ingest;

/// <summary>Reads the office's roster: a csv with the columns name, aliases (separated by |), kind and contact, in any encoding that an office program saves.</summary>
public static class RosterFile
{
    private const int MostBytes = 16 << 20;

    /// <exception cref="DataFileException">
    /// The file can't be read (DP9201), has no name column or a row that is no csv (DP9202), or uses a name twice (DP9203).
    /// </exception>
    public static Roster Read(string path)
    {
        byte[] bytes;
        try
        {
            if (new FileInfo(path).Length > MostBytes) throw new DataFileException("DP9201", $"名册太大，不像是单位名册：{path}");
            bytes = File.ReadAllBytes(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new DataFileException("DP9201", $"名册读不了：{path}（{e.Message}）", e);
        }

        return Parse(PlainText.Decode(bytes, CharacterModel.Of(DataFolder.Default), ReadLimits.Default).Text, Path.GetFileName(path));
    }

    /// <param name="file">For messages.</param>
    internal static Roster Parse(string text, string file)
    {
        using var csv = new CsvReader(new StringReader(text), new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            TrimOptions = TrimOptions.Trim,
            IgnoreBlankLines = true,
            MissingFieldFound = null,
            PrepareHeaderForMatch = h => Headers.GetValueOrDefault(h.Header, h.Header),
        });
        try
        {
            if (!csv.Read() || !csv.ReadHeader() || !csv.HeaderRecord!.Any(h => Headers.GetValueOrDefault(h, h) == "name"))
                throw new DataFileException("DP9202", $"名册 {file} 第1行应当是列名 name,aliases,kind,contact（或 单位,别名,类别,联系人），没有找到单位名称一列");
            return Rows(csv, file);
        }
        catch (CsvHelperException e)
        {
            throw new DataFileException("DP9202", $"名册 {file} 第{csv.Parser.RawRow}行读不懂，请检查引号和逗号", e);
        }
    }

    private static readonly Dictionary<string, string> Headers = new(StringComparer.Ordinal)
    {
        ["单位"] = "name", ["单位名称"] = "name", ["名称"] = "name", ["别名"] = "aliases", ["简称"] = "aliases",
        ["类别"] = "kind", ["单位类别"] = "kind", ["联系人"] = "contact", ["联系方式"] = "contact",
    };

    private static Roster Rows(CsvReader csv, string file)
    {
        var units = ImmutableArray.CreateBuilder<RosterUnit>();
        var taken = new Dictionary<string, int>(StringComparer.Ordinal);
        while (csv.Read())
        {
            var row = csv.Parser.RawRow;
            var name = csv.GetField("name");
            if (string.IsNullOrWhiteSpace(name)) throw new DataFileException("DP9202", $"名册 {file} 第{row}行没有写单位名称");
            var aliases = (csv.TryGetField<string>("aliases", out var list) ? list ?? "" : "")
                .Split(['|', '｜', '、', ';', '；'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                .Where(a => a != name).Distinct(StringComparer.Ordinal).ToImmutableArray();
            foreach (var used in aliases.Prepend(name))
                if (!taken.TryAdd(used, row))
                    throw new DataFileException("DP9203", $"名册 {file} 第{row}行的“{used}”在第{taken[used]}行已经用过，名称和别名不能重复");
            units.Add(new RosterUnit(
                name, aliases, csv.TryGetField<string>("kind", out var kind) ? kind ?? "" : "", csv.TryGetField<string>("contact", out var contact) ? contact ?? "" : ""));
        }

        return new Roster(units.ToImmutable());
    }
}
