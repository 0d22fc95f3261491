namespace DocPipe.Ingest;

/// <summary>What a file is, by its content.</summary>
internal enum FileFormat
{
    Text, Markdown, Html, Docx,
    Doc, Xls, Xlsx, Ppt, Pptx, Pdf, Rtf, Odt, Ofd, Mht, Zip, Rar, SevenZip, Image,
    Encrypted, Binary, Xml,
}
