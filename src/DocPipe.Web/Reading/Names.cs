namespace DocPipe.Web.Reading;

/// <summary>What the values of annotations are called on the document page.</summary>
internal static class Names
{
    public static string Of(TaskKind kind) => kind switch { TaskKind.Planned => "计划要做", TaskKind.Done => "已经做了", _ => "下一步要做" };

    public static string Of(DateKind kind) => kind switch
    {
        DateKind.Date => "日期", DateKind.Range => "起止", DateKind.Deadline => "截止", DateKind.Since => "起始", _ => "定期",
    };

    public static string Of(PlaceholderKind kind) => kind switch { PlaceholderKind.Masked => "遮盖", PlaceholderKind.Blank => "空白未填", _ => "省略" };

    public static string Of(NoiseKind kind) => kind switch
    {
        NoiseKind.Ad => "广告", NoiseKind.Navigation => "网页导航", NoiseKind.Mojibake => "乱码", NoiseKind.Pinyin => "拼音残留", _ => "截断残留",
    };

    public static string Of(CorrectionAction action) => action switch
    {
        CorrectionAction.Accept => "认可", CorrectionAction.Reject => "否定", CorrectionAction.Change => "更正", _ => "补充",
    };
}
