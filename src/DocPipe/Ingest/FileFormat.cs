namespace DocPipe.Ingest;

/// <summary>What a file is, by its content.</summary>
internal enum FileFormat
{
    Text, Csv, Markdown, Html, Docx,
    Ole, Doc, Works, Xls, Xlsx, Ppt, Pptx, Pdf, Rtf, Odt, Ofd, Mht, Zip, Rar, SevenZip, Image,
    Encrypted, Binary, Xml,
}
