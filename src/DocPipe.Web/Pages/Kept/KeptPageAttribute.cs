using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc.Filters;

namespace DocPipe.Web.Pages.Kept;

/// <summary>The page is written once for all who see the same, and again after a change; to ask for it changes nothing.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class KeptPageAttribute : Attribute, IFilterFactory
{
    /// <summary>It shows what templates make, which may be edited while the server runs.</summary>
    public bool ShowsTemplates { get; init; }

    public bool IsReusable => true;

    public IFilterMetadata CreateInstance(IServiceProvider serviceProvider) =>
        new KeptPageFilter(serviceProvider.GetRequiredService<PageShelf>(), serviceProvider.GetRequiredService<IAntiforgery>(), ShowsTemplates);
}
