using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;
using DocPipe.Model;
using DocPipe.Text;

namespace DocPipe.Ingest;

/// <summary>
/// Reads the office's roster: a csv with the columns name, aliases (separated by |), kind, contact, owes and due, in any encoding that an
/// office program saves, or the same as a yaml list. <c>owes</c> is weekly, summary or plan (周报, 总结, 方案), several with |; <c>due</c> is a
/// day of the week (周五), or of the week after (次周一).
/// </summary>
public static class RosterFile
{
    private const int MostBytes = 16 << 20;

    /// <exception cref="DataFileException">
    /// The file can't be read (DP9201), has no name column or a row that is no csv (DP9202), uses a name twice (DP9203), or says of a unit what
    /// is not understood (DP9204).
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

        var text = PlainText.Decode(bytes, CharacterModel.Of(DataFolder.Default), ReadLimits.Default).Text;
        return Path.GetExtension(path).ToUpperInvariant() is ".YAML" or ".YML" ? RosterYaml.Parse(text, Path.GetFileName(path)) : Parse(text, Path.GetFileName(path));
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
        ["应报"] = "owes", ["应报材料"] = "owes", ["报送时间"] = "due", ["时限"] = "due", ["截止"] = "due", ["报送时限"] = "due",
    };

    private static Roster Rows(CsvReader csv, string file)
    {
        var rows = new RosterRows(file);
        while (csv.Read())
            rows.Add(
                csv.Parser.RawRow, csv.GetField("name"), Field(csv, "aliases").Split(RosterRows.Separators), Field(csv, "kind"), Field(csv, "contact"),
                Field(csv, "owes").Split(RosterRows.Separators), Field(csv, "due"));
        return rows.Roster;
    }

    private static string Field(CsvReader csv, string name) => csv.TryGetField<string>(name, out var value) ? value ?? "" : "";
}
