namespace DocPipe.Ingest;

/// <summary>
/// Why a file can't be read: the catalogue of this room's DP1xxx codes. Each message names the remedy, since the reader of it is the clerk
/// who has to ask for the file again.
/// </summary>
/// <param name="Reason">Plain Chinese, whole sentences.</param>
internal sealed record ReadFailure(string Code, string Reason)
{
    public static ReadFailure Empty { get; } = new("DP1001", "文件是空的，没有可读的文字。请向报送单位重新索取。");

    public static ReadFailure NotText { get; } = new("DP1002", "文件内容不是文字，而是二进制数据。请确认报送的文件没有选错，并另存为 docx 或 txt 后重新报送。");

    public static ReadFailure Encrypted { get; } = new("DP1003", "文件设置了密码或经过加密，无法读取。请报送单位取消密码后重新报送。");

    public static ReadFailure Unknown { get; } = new("DP1004", "不认识这种文件格式。请另存为 docx、html 或 txt 后重新报送。");

    public static ReadFailure Damaged { get; } = new("DP1006", "文件已损坏或不完整，无法打开。请报送单位重新发送原文件。");

    public static ReadFailure UnpackedTooLarge { get; } = new("DP1008", "文件解压后过大，可能不是正常文档，已停止读取。请检查文件来源。");

    public static ReadFailure TooLarge(long bytes, long limit) =>
        new("DP1005", $"文件有 {Megabytes(bytes)} MB，超过 {Megabytes(limit)} MB 的上限。请拆分后重新报送，或去掉其中的图片。");

    public static ReadFailure CannotOpen(string cause) => new("DP1009", $"文件无法打开：{cause}。请检查文件是否被其他程序占用、有无读取权限。");

    public static ReadFailure TooSlow(TimeSpan limit) =>
        new("DP1010", $"读取超过 {(int)limit.TotalSeconds} 秒仍未完成，已停止。请把文件拆分，或另存为 docx 后重新报送。");

    public static ReadFailure UnsafeName { get; } = new("DP1011", "压缩包里的这一项指向包外的位置或是链接，可能有害，没有打开。请检查文件来源。");

    public static ReadFailure TooDeep(int limit) => new("DP1012", $"压缩包套压缩包超过 {limit} 层，没有再打开。请解压后重新报送。");

    public static ReadFailure TooManyFiles(int limit) => new("DP1013", $"压缩包里的文件超过 {limit} 个，其余没有读取。请分开报送。");

    public static ReadFailure TooManyCells(int limit) => new("DP1014", $"表格超过 {limit} 个单元格，不像是台账，已停止读取。请只保留需要报送的部分。");

    public static ReadFailure NeedsRecognition { get; } = new("DP1015", "扫描件，需OCR：页面是图片，没有文字层。请提供文字稿，或在本机装好 tesseract 及 chi_sim 后再读。");

    public static ReadFailure NotYetRead(FileFormat format) =>
        new("DP1007", $"这是 {Name(format)}文件，暂不能直接读取。请{Remedy(format)}后重新报送。");

    private static long Megabytes(long bytes) => (bytes + (1 << 20) - 1) >> 20;

    private static string Name(FileFormat format) => format switch
    {
        FileFormat.Doc => "Word 97-2003（.doc）或 WPS 文字（.wps）",
        FileFormat.Works => "Microsoft Works 文字处理（.wps）",
        FileFormat.Xls => "Excel 97-2003（.xls）",
        FileFormat.Xlsx => "Excel（.xlsx）",
        FileFormat.Ppt => "PowerPoint（.ppt）",
        FileFormat.Pptx => "PowerPoint（.pptx）",
        FileFormat.Pdf => "PDF ",
        FileFormat.Rtf => "RTF ",
        FileFormat.Odt => "OpenDocument（.odt）",
        FileFormat.Ofd => "OFD 版式",
        FileFormat.Mht => "网页归档（.mht）",
        FileFormat.Zip => "ZIP 压缩",
        FileFormat.Rar => "RAR 压缩",
        FileFormat.SevenZip => "7z 压缩",
        FileFormat.Image => "图片",
        _ => "其他格式的",
    };

    private static string Remedy(FileFormat format) => format switch
    {
        FileFormat.Zip or FileFormat.Rar or FileFormat.SevenZip => "解压",
        FileFormat.Image => "录入文字或另附文字稿",
        FileFormat.Pdf or FileFormat.Ofd => "提供原来的文字稿，或另存为 docx",
        FileFormat.Xls or FileFormat.Xlsx => "把表格粘贴到文档中，另存为 docx",
        _ => "用 Word 或 WPS 打开，另存为 docx",
    };
}
