using DocPipe.Cli.Terminal;
using DocPipe.Model;

namespace DocPipe.Cli.Commands;

/// <summary>Says what happened to a file.</summary>
internal static class Outcomes
{
    /// <summary>Files that could not be read and documents that could not go on always; other diagnostics only when asked for.</summary>
    public static void Say(FileOutcome outcome, bool verbose)
    {
        foreach (var file in outcome.Unreadable) Messages.Warning(file.Code, $"{file.Path}：{file.Reason}");
        foreach (var document in outcome.Documents)
        {
            foreach (var diagnostic in document.Diagnostics)
                if (verbose || diagnostic.Severity == Severity.Error)
                    Messages.Warning(diagnostic.Code, $"{document.Source.Path}：{diagnostic.Message}");
            if (verbose) Messages.Info($"{document.Source.Path}（{document.Source.Format}，第{document.Source.Document}份）：{document.Text.Length}字，{document.Annotations.Length}处标注");
        }
    }
}
