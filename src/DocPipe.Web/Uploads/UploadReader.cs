using System.Globalization;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace DocPipe.Web.Uploads;

/// <summary>
/// Reads the files of a form one after the other, straight into the store: nothing lies on disk under a name of the sender's, and a file
/// is kept whole or not at all. What had arrived whole before a connection broke is kept.
/// </summary>
internal sealed class UploadReader(ServeOptions options, Workroom workroom, IAntiforgery forms) : IDisposable
{
    private const int LongestField = 4096;
    private const int LongestBoundary = 200;
    private const string TokenField = "__RequestVerificationToken";

    /// <summary>Files that go into the store take turns: each is then whole in memory.</summary>
    private readonly SemaphoreSlim turns = new(1);

    /// <param name="fromPage">Whether it must carry the token of a page of ours, in a field before the first file or in a header.</param>
    /// <exception cref="BadHttpRequestException">No form with files, or broken off.</exception>
    public async Task<UploadResult> ReadAsync(HttpContext context, Person person, bool fromPage)
    {
        try
        {
            return await ReadAllAsync(context, person, fromPage);
        }
        catch (Exception e) when (e is IOException and not BadHttpRequestException or InvalidDataException)
        {
            throw new DataFileException("DP7203", "上传断开了，或内容不完整。断开之前收全的文件已经保存；请检查网络，把其余的再传一次，已经收到的不会重复。", e);
        }
    }

    public void Dispose() => turns.Dispose();

    private async Task<UploadResult> ReadAllAsync(HttpContext context, Person person, bool fromPage)
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit) limit.MaxRequestBodySize = options.UploadTotalBytes;
        var reader = new MultipartReader(BoundaryOf(context.Request), context.Request.Body) { HeadersCountLimit = 16, HeadersLengthLimit = 16 << 10 };
        List<ReceivedFile> kept = [], known = [];
        List<RefusedFile> refused = [];
        var trusted = !fromPage;
        while (await reader.ReadNextSectionAsync(context.RequestAborted) is { } section)
        {
            if (!ContentDispositionHeaderValue.TryParse(section.ContentDisposition, out var disposition)) continue;
            if (!disposition.IsFileDisposition())
            {
                if (HeaderUtilities.RemoveQuotes(disposition.Name).Equals(TokenField, StringComparison.Ordinal))
                    context.Request.Headers["X-Form-Token"] = await FieldAsync(section, context.RequestAborted);
                continue;
            }

            if (!trusted)
            {
                await forms.ValidateRequestAsync(context);
                trusted = true;
            }

            var name = HeaderUtilities.RemoveQuotes(disposition.FileNameStar.HasValue ? disposition.FileNameStar : disposition.FileName).ToString();
            var path = SubmittedPath.Of(name);
            using var content = await ContentAsync(section, context.RequestAborted);
            if (path.Length == 0 && content is { Length: 0 }) continue; // a form field in which nothing was chosen
            if (!FileList.IsSubmission(path)) continue; // what a folder has besides submissions
            if (kept.Count + known.Count + refused.Count >= options.UploadFiles)
                refused.Add(new RefusedFile(path, "DP7202", string.Create(CultureInfo.InvariantCulture, $"一次最多上传{options.UploadFiles}个文件，这个没有收，请另传一次")));
            else if (content is null)
                refused.Add(new RefusedFile(path, "DP7201", string.Create(CultureInfo.InvariantCulture, $"超过单个文件的上限（{options.UploadBytes >> 20}MB），没有收。请拆成几个文件，或压缩图片后再传")));
            else if (content.Length == 0)
                refused.Add(new RefusedFile(path, "DP7205", "是空文件，没有收。请检查文件是否保存好了"));
            else
            {
                var (file, isNew) = await KeepAsync(person, path, content, context.RequestAborted);
                (isNew ? kept : known).Add(new ReceivedFile(file.Id, file.Path, file.Size));
            }
        }

        if (!trusted) await forms.ValidateRequestAsync(context);
        return new UploadResult(kept, known, refused);
    }

    private static string BoundaryOf(HttpRequest request)
    {
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type) || !type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase)
            || HeaderUtilities.RemoveQuotes(type.Boundary) is not { Length: > 0 and <= LongestBoundary } boundary)
            throw new BadHttpRequestException("not a form with files");
        return boundary.ToString();
    }

    /// <summary>The bytes of a file; null when there are more than are allowed, which are then read past.</summary>
    private async Task<Spool?> ContentAsync(MultipartSection section, CancellationToken cancellation)
    {
        Spool? content = new();
        try
        {
            var buffer = new byte[1 << 16];
            while (await section.Body.ReadAsync(buffer, cancellation) is var read and > 0)
            {
                content?.Write(buffer.AsSpan(0, read));
                if (content is null || content.Length <= options.UploadBytes) continue;
                content.Dispose();
                content = null;
            }

            return content;
        }
        catch
        {
            content?.Dispose();
            throw;
        }
    }

    private async Task<(KeptFile File, bool IsNew)> KeepAsync(Person person, string path, Spool content, CancellationToken cancellation)
    {
        await turns.WaitAsync(cancellation);
        try
        {
            return workroom.Receive(person, path, content.ToArray());
        }
        finally
        {
            turns.Release();
        }
    }

    private static async Task<string> FieldAsync(MultipartSection section, CancellationToken cancellation)
    {
        var buffer = new byte[LongestField];
        var length = await section.Body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellation);
        return System.Text.Encoding.UTF8.GetString(buffer, 0, length);
    }
}
