namespace DocPipe.Web.Pages;

/// <summary>Removes a file, after saying what goes with it.</summary>
[Authorize(Policy = nameof(AccountRole.Admin))]
internal sealed class ForgetModel(Store store, Workroom workroom) : PageModel
{
    public Forgotten? Would { get; private set; }

    public IActionResult OnGet(long id) => (Would = store.Files.WouldForget(id)) is null ? NotFound() : Page();

    public IActionResult OnPost(long id) => workroom.Forget(Person.Of(User)!, id) is null ? NotFound() : Redirect("/");
}
