using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using DocPipe.Ingest;
using DocPipe.Model;

namespace DocPipe.Benchmarks;

/// <summary>
/// A batch of any size for measuring: plans, and weekly reports of many units over many weeks, made from the corpus's own sentences with
/// other unit and place names, numbers and days, shuffled, and with sentences put together from parts between them, so that reports are as
/// unlike as real ones. Some reports are copies on purpose: of another unit's of the same week, or of the unit's own of the week before,
/// with names, numbers and days changed. The same arguments always give the same batch.
/// </summary>
public sealed partial class LargeBatch
{
    private const int CopiesInAHundred = 3;

    /// <summary>The Monday of the first week.</summary>
    private static readonly DateOnly FirstDay = new(2026, 8, 31);

    private static readonly string[] Kinds = ["街道", "镇", "社区", "村"];
    private static readonly string[] FirstSyllables = ["青", "望", "石", "柳", "松", "白", "云", "金", "南", "东", "河", "长", "新", "安", "双", "古"];
    private static readonly string[] SecondSyllables = ["岭", "河", "桥", "湖", "坪", "山", "泉", "园", "塘", "洲", "湾", "林", "台", "口", "渡", "庄"];
    private static readonly string[] Streets = ["路", "街", "巷", "大道", "胡同", "市场", "广场", "小区", "公园", "车站"];
    private static readonly string[] Who = ["街道执法队", "网格员", "楼栋长", "保洁公司", "党员志愿者", "物业公司", "社区民警", "商户代表", "共建单位", "退休教师"];
    private static readonly string[] How = ["分三个小组", "利用早晚两个时段", "对照问题清单", "会同派出所", "采取错时上门的办法", "按照一处一策的要求", "联合沿线商户", "结合主题党日", "趁周末居民在家", "逐栋逐户"];
    private static readonly string[] Did = ["清理", "劝导", "排查", "整治", "更换", "修补", "登记", "走访", "拆除", "规范", "张贴", "清运"];
    private static readonly string[] What =
    [
        "楼道堆物{0}处", "小广告{0}条", "占道摊点{0}个", "非机动车{0}辆", "破损公益广告{0}幅", "垃圾{0}吨", "住户{0}户", "私拉电线{0}处", "卫生死角{0}处", "井盖{0}个", "路灯{0}盏",
        "宣传资料{0}份", "沿街门店{0}家", "绿化带{0}平方米", "乱搭乱建{0}处", "垃圾桶{0}个", "牌匾{0}块", "不文明行为{0}起", "健身器材{0}件", "墙面{0}平方米",
    ];

    private static readonly string[] After =
    [
        "并建立台账逐一销号", "群众反映较好", "现场督促整改到位", "受到居民欢迎", "剩余部分已列入下周计划", "对反弹点位安排专人值守", "相关情况已报区文明办", "做到当天发现当天处理",
        "形成了每日巡查、每周通报的做法", "商户主动认领门前责任区",
    ];

    private readonly Random random;
    private readonly string[] done;
    private readonly string[] problems;
    private readonly string[] next;

    private LargeBatch(int documents, int units, int seed, string corpus)
    {
        random = new Random(seed);
        (done, next) = Sentences(Path.Combine(corpus, "gold"));
        problems = [.. Directory.GetFiles(Path.Combine(corpus, "problems"), "*.tsv").Order(StringComparer.Ordinal).SelectMany(File.ReadLines)
            .Select(l => l.Split('\t')).Where(l => l.Length > 1 && l[0] is not ("none" or "") && l[1].Length is > 8 and < 60).Select(l => l[1].TrimEnd('。'))];
        UnitNames = [.. Enumerable.Range(0, units).Select(NameOf)];
        var files = new List<(string, string)>(documents) { ("方案/全区实施方案.txt", File.ReadAllText(Path.Combine(corpus, "gold", "qinghe-plan.txt"))) };
        var copies = new List<(string, string)>();
        var earlier = new Dictionary<int, (string Path, string Text)>();
        for (var week = 0; files.Count < documents; week++)
        {
            var written = new List<(int Unit, string Path, string Text)>();
            for (var unit = 0; unit < units && files.Count < documents; unit++)
            {
                var path = string.Create(CultureInfo.InvariantCulture, $"第{WeekOf(week)}周/{UnitNames[unit]}周报.txt");
                var text = Report(unit, week);
                var dice = random.Next(100);
                if (dice < CopiesInAHundred && written.Count > 0)
                {
                    var from = written[random.Next(written.Count)];
                    text = Retitled(Changed(from.Text).Replace(UnitNames[from.Unit], UnitNames[unit], StringComparison.Ordinal), week);
                    copies.Add((path, from.Path));
                }
                else if (dice < 2 * CopiesInAHundred && earlier.TryGetValue(unit, out var own))
                {
                    text = Retitled(Changed(own.Text), week);
                    copies.Add((path, own.Path));
                }

                written.Add((unit, path, text));
                files.Add((path, text));
            }

            foreach (var (unit, path, text) in written) earlier[unit] = (path, text);
        }

        Files = files;
        Copies = copies;
        Period = string.Create(CultureInfo.InvariantCulture, $"2026-W{WeekOf((documents - 2) / units):00}");
    }

    /// <summary>Paths relative to the batch's folder, with their texts; the newest week last.</summary>
    public IReadOnlyList<(string Path, string Text)> Files { get; }

    /// <summary>The reports that copy another, with the report they copy.</summary>
    public IReadOnlyList<(string Copy, string Source)> Copies { get; }

    public IReadOnlyList<string> UnitNames { get; }

    /// <summary>The newest week, as --period takes it.</summary>
    public string Period { get; }

    public Roster Roster => new([.. UnitNames.Select(n => new RosterUnit(n, [], "", ""))]);

    /// <param name="units">Units that report every week; documents ÷ units weeks come out.</param>
    public static LargeBatch Make(int documents = 2000, int units = 200, int seed = 1) => new(documents, units, seed, CorpusFolder());

    /// <summary>Writes the texts below a folder as UTF-8, and roster.csv beside them.</summary>
    public void WriteTo(string folder)
    {
        foreach (var (path, text) in Files)
        {
            var file = Path.Combine(folder, path);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, text);
        }

        File.WriteAllText(Path.Combine(folder, "roster.csv"), "name,aliases,kind,contact\n" + string.Concat(UnitNames.Select(n => n + ",,,\n")));
    }

    /// <summary>Every document after all stages, as consolidation takes them; several at a time.</summary>
    public Batch Analyse()
    {
        var pipeline = StandardPipeline.Create(DataFolder.Default, TemplateFolder.Default, Roster);
        var documents = Files.AsParallel().AsOrdered().SelectMany(f => pipeline.Run(
            Document.FromReading(new Source(f.Path, f.Path, "txt", "utf-8"), f.Text), CancellationToken.None));
        return new Batch([.. documents], [], Files.Count);
    }

    private string NameOf(int unit) =>
        FirstSyllables[unit % 16] + SecondSyllables[(unit / 16 * 5 + unit) % 16] + (unit >= 256 ? SecondSyllables[(unit / 256) % 16] : "") + Kinds[unit / 16 % Kinds.Length];

    private string Report(int unit, int week)
    {
        var text = new StringBuilder(Title(UnitNames[unit], week)).Append('\n');
        text.Append("一、本周工作开展情况\n");
        Items(text, random.Next(4, 8), () => random.Next(6) == 0 ? Pick(done) : Made() + "；" + Made());
        text.Append("二、存在问题\n");
        Items(text, random.Next(1, 5), () => Pick(problems));
        text.Append("三、下周工作打算\n");
        Items(text, random.Next(2, 5), () => random.Next(4) == 0 ? Pick(next) : $"{random.Next(1, 13)}月{random.Next(1, 28)}日前" + Made());
        return text.Append("      ").Append(UnitNames[unit]).Append('\n').ToString();
    }

    private static string Title(string unit, int week)
    {
        var monday = FirstDay.AddDays(7 * week);
        return string.Create(CultureInfo.InvariantCulture, $"{unit}第{WeekOf(week)}周创建工作总结\n（{monday.Month}月{monday.Day}日至{monday.AddDays(6).Month}月{monday.AddDays(6).Day}日）");
    }

    /// <summary>The same text under the title of another week.</summary>
    private static string Retitled(string text, int week)
    {
        var body = text.IndexOf("一、", StringComparison.Ordinal);
        return Title(text[..text.IndexOf('第', StringComparison.Ordinal)], week) + "\n" + text[body..];
    }

    private void Items(StringBuilder text, int count, Func<string> sentence)
    {
        for (var i = 1; i <= count; i++)
            text.Append(CultureInfo.InvariantCulture, $"{i}．{Changed(Renamed(sentence()))}。\n");
    }

    private string Made() =>
        $"{Pick(Who)}{Pick(How)}，在{Place()}、{Place()}{Pick(Did)}{Amount()}，{Pick(Did)}{Amount()}，{Pick(After)}";

    private string Amount() => string.Format(CultureInfo.InvariantCulture, Pick(What), random.Next(3, 900));

    private string Place() => Pick(FirstSyllables) + Pick(SecondSyllables) + Pick(Streets);

    private string Renamed(string sentence) => NamedPlace().Replace(sentence, _ => Place());

    /// <summary>Every number another of the same length; days of the month stay days of the month.</summary>
    private string Changed(string text) => Number().Replace(text, m =>
        m.Groups[1].Success ? random.Next(1, 28).ToString(CultureInfo.InvariantCulture) + "日"
        : m.Groups[2].Success ? m.Value
        : random.Next((int)Math.Pow(10, m.Length - 1), (int)Math.Pow(10, m.Length)).ToString(CultureInfo.InvariantCulture));

    private string Pick(string[] of) => of[random.Next(of.Length)];

    private static int WeekOf(int week) => ISOWeek.GetWeekOfYear(FirstDay.AddDays(7 * week).ToDateTime(TimeOnly.MinValue));

    /// <summary>The sentences of the gold texts, those about the time to come apart.</summary>
    private static (string[] Done, string[] Next) Sentences(string folder)
    {
        var done = new List<string>();
        var next = new List<string>();
        foreach (var file in Directory.GetFiles(folder, "*.txt").Order(StringComparer.Ordinal))
        {
            List<string>? into = null;
            foreach (var line in File.ReadLines(file).Select(l => l.Trim()))
            {
                if (line.Length < 25)
                    into = line.Contains('下') || line.Contains("打算", StringComparison.Ordinal) ? next
                        : line.Contains("工作", StringComparison.Ordinal) || line.Contains("情况", StringComparison.Ordinal) ? done
                        : line.Contains("问题", StringComparison.Ordinal) || line.Contains('附') ? null : into;
                else if (into is not null && ItemNumber().Match(line) is var number && line.Length - number.Length < 160 && !line.Contains("本周（", StringComparison.Ordinal))
                    into.Add(line[number.Length..].TrimEnd('。', '；', ';'));
            }
        }

        return ([.. done], [.. next]);
    }

    private static string CorpusFolder()
    {
        for (var folder = AppContext.BaseDirectory; folder is not null; folder = Path.GetDirectoryName(folder))
            if (Directory.Exists(Path.Combine(folder, "corpus", "gold"))) return Path.Combine(folder, "corpus");
        throw new DirectoryNotFoundException("corpus/gold is not above the program");
    }

    [GeneratedRegex(@"(\d{1,2}日)|(\d{1,2}月|20\d\d年|第\d+周)|\d{1,7}", RegexOptions.NonBacktracking)]
    private static partial Regex Number();

    [GeneratedRegex(@"(文昌|梨园|望河|新桥|棉纺厂|桃园|码头|城东|城西|柳巷|南湖|石桥)(街道|社区|路|街|巷|镇)?", RegexOptions.NonBacktracking)]
    private static partial Regex NamedPlace();

    [GeneratedRegex(@"^[（(]?[一二三四五六七八九十\d]{1,3}[）)、．.]?", RegexOptions.NonBacktracking)]
    private static partial Regex ItemNumber();
}
