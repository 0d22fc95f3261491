using Microsoft.Playwright;

namespace DocPipe.Tests.Web.Browser;

/// <summary>Looks at a page as a reader with other eyes, or none, would meet it (WCAG 2.2: 1.1.1, 1.3.1, 1.4.3, 1.4.10, 2.4.2, 2.4.7, 3.1.1, 4.1.2).</summary>
internal static class Inspection
{
    /// <returns>What is wrong, one line each; empty for a page that is in order.</returns>
    public static async Task<IReadOnlyList<string>> OfAsync(IPage page) => await page.EvaluateAsync<string[]>(Script);

    private const string Script = """
        () => {
          const wrong = [];
          const shown = e => e.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true });
          const where = e => e.outerHTML.replace(/\s+/g, " ").slice(0, 120);

          if (document.documentElement.lang !== "zh-CN") wrong.push("the language is not said");
          if (!document.title.trim()) wrong.push("no title");
          if (document.querySelectorAll("h1").length !== 1) wrong.push(document.querySelectorAll("h1").length + " headings of the first level");
          if (document.querySelectorAll("main").length !== 1) wrong.push("no main part, or several");
          let level = 0;
          for (const h of document.querySelectorAll("h1, h2, h3, h4, h5, h6")) {
            const own = Number(h.tagName[1]);
            if (own > level + 1) wrong.push("a heading of level " + own + " below one of level " + level + ": " + h.textContent.trim());
            level = own;
          }
          const ids = [...document.querySelectorAll("[id]")].map(e => e.id);
          for (const id of new Set(ids.filter((id, i) => ids.indexOf(id) !== i))) wrong.push("two elements have the id " + id);

          // Whatever can be pressed or filled in has a name; pictures have words or are said to be ornament.
          const words = id => id.split(/\s+/).map(i => document.getElementById(i)?.textContent ?? "").join(" ");
          const named = e => (e.getAttribute("aria-label") || (e.getAttribute("aria-labelledby") && words(e.getAttribute("aria-labelledby"))) ||
            [...(e.labels ?? [])].map(l => l.textContent).join(" ") || e.getAttribute("alt") || e.getAttribute("title") ||
            (/^(INPUT|SELECT|TEXTAREA)$/.test(e.tagName) ? (/submit|button/.test(e.type) ? e.value : "") : e.textContent) || "").trim();
          for (const e of document.querySelectorAll("a[href], button, input:not([type=hidden]), select, textarea, summary, progress, iframe, [role=button], [tabindex='0']"))
            if (shown(e) && !named(e)) wrong.push("nameless: " + where(e));
          for (const e of document.querySelectorAll("img:not([alt])")) wrong.push("a picture without words: " + where(e));
          for (const e of document.querySelectorAll("svg")) if (!e.hasAttribute("aria-label") && e.getAttribute("aria-hidden") !== "true") wrong.push("a drawing without words: " + where(e));
          for (const e of document.querySelectorAll("table")) if (!e.querySelector("th")) wrong.push("a table without headings: " + where(e));
          for (const e of document.querySelectorAll("[aria-labelledby], [aria-describedby], [aria-controls]"))
            for (const a of ["aria-labelledby", "aria-describedby", "aria-controls"])
              for (const id of (e.getAttribute(a) ?? "").split(/\s+/).filter(Boolean))
                if (!document.getElementById(id)) wrong.push(a + " points nowhere: " + where(e));

          // Text against what is behind it: at least 4.5 : 1.
          const channels = colour => {
            const numbers = colour.match(/-?[\d.]+(?:e-?\d+)?/g)?.map(Number) ?? [0, 0, 0, 0];
            const scale = colour.startsWith("color(") ? 255 : 1;
            return [numbers[0] * scale, numbers[1] * scale, numbers[2] * scale, numbers.length > 3 ? numbers[3] : 1];
          };
          const over = (top, under) => [0, 1, 2].map(i => top[i] * top[3] + under[i] * (1 - top[3])).concat(1);
          const ground = e => {
            const layers = [];
            for (let at = e; at; at = at.parentElement) {
              const layer = channels(getComputedStyle(at).backgroundColor);
              if (layer[3] > 0) layers.push(layer);
              if (layer[3] === 1) break;
            }
            return layers.reverse().reduce((under, top) => over(top, under), matchMedia("(prefers-color-scheme: dark)").matches ? [0, 0, 0, 1] : [255, 255, 255, 1]);
          };
          const light = c => {
            const [r, g, b] = c.slice(0, 3).map(v => (v /= 255) <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
            return 0.2126 * r + 0.7152 * g + 0.0722 * b;
          };
          for (const e of document.querySelectorAll("body *")) {
            if (!shown(e) || e.matches("[disabled], .visually-hidden, .visually-hidden *, script, noscript, option")) continue;
            if (![...e.childNodes].some(n => n.nodeType === 3 && n.data.trim()) && !e.matches("input, textarea, select")) continue;
            const style = getComputedStyle(e), back = ground(e);
            const a = light(over(channels(e.closest("svg") ? style.fill : style.color), back)), b = light(back);
            const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
            if (ratio < 4.5) wrong.push("contrast " + ratio.toFixed(2) + ": " + where(e));
          }

          // What has the focus is seen to have it.
          const style = (e, p) => getComputedStyle(e).getPropertyValue(p);
          for (const e of [...document.querySelectorAll("a[href], button, input:not([type=hidden]), select, textarea")].filter(shown).slice(0, 60)) {
            e.focus({ focusVisible: true });
            if (document.activeElement === e && style(e, "outline-style") === "none") wrong.push("the focus is not seen: " + where(e));
          }
          document.activeElement?.blur();

          if (document.documentElement.scrollWidth > document.documentElement.clientWidth + 1)
            wrong.push("wider than the window: " + document.documentElement.scrollWidth + " > " + document.documentElement.clientWidth);
          return wrong;
        }
        """;
}
