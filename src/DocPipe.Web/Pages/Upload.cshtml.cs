using DocPipe.Web.Api;
using DocPipe.Web.Safety;
using DocPipe.Web.Uploads;

namespace DocPipe.Web.Pages;

/// <summary>
/// Takes in files: answers a script of ours with JSON and a plain form with a page. The reader of the form checks its token before the
/// first file; the framework's own check would first put the whole upload on disk.
/// </summary>
[Authorize(Policy = nameof(AccountRole.Submit))]
[IgnoreAntiforgeryToken]
internal sealed class UploadModel(UploadReader reader) : PageModel
{
    public UploadResult Result { get; private set; } = new([], [], []);

    public IActionResult OnGet() => Redirect("/");

    public async Task<IActionResult> OnPostAsync()
    {
        Result = await reader.ReadAsync(HttpContext, Person.Of(User)!, fromPage: true);
        return Refusal.ForProgram(HttpContext) ? new JsonResult(Result, ApiJson.Options) : Page();
    }
}
