namespace DocPipe.Web.Reading;

/// <summary>A page of a PDF as a picture, for whoever may see the document.</summary>
internal static class PageImageEndpoint
{
    public static void MapPageImages(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet("/documents/{id:long}/pages/{page:int}.png", static async (long id, int page, Store store, PageImageShelf shelf, HttpContext context) =>
            Sight.Document(store, Person.Of(context.User)!, id) is { } document && store.Files.Find(document.FileId) is { } file
            && await shelf.Png(file, page, context.RequestAborted) is { } picture ? Results.Bytes(picture, "image/png") : Results.StatusCode(StatusCodes.Status404NotFound))
            .RequireAuthorization(nameof(AccountRole.Submit));
}
