using DocPipe.Model;
using DocPipe.Scriban.Runtime;
using static DocPipe.Render.Templates.WordingFunctions;

namespace DocPipe.Render.Templates;

/// <summary>Choosing from and grouping the digest's lists by a member's name, which Scriban itself can only do with a function of the author's.</summary>
internal sealed class ListFunctions(DateOnly asOf)
{
    public void AddTo(ScriptObject cn)
    {
        void Add(string signature, NativeBody body) => cn.Import(new NativeFunction(signature, body));

        Add("where(items: object, member: string, value: object = true)", c => Choose(c, keep: true));
        Add("except(items: object, member: string, value: object = true)", c => Choose(c, keep: false));
        Add("group(items: object, member: string)", c => Group(c[0], c.Text(1)!));
        Add("sum(items: object, member: string)", c => Items(c[0]).Sum(item => Number(Member(item, c.Text(1)!)) ?? 0));
        Add("others(items: object, item: object)", c => new ScriptArray(Items(c[0]).Where(item => Protected(item) != Protected(c[1]))));
        Add("sort_days(items: object, member: string)", c => new ScriptArray(Items(c[0]).OrderBy(item => Day(Member(item, c.Text(1)!)))));
        Add("pick(items: object, member: string)", c => new ScriptArray(Items(c[0]).Select(item => Member(item, c.Text(1)!))));
    }

    /// <summary>The items whose member is the value; a list or an object counts as true when it holds anything, as does a text.</summary>
    private static ScriptArray Choose(NativeCall call, bool keep)
    {
        var (member, wanted) = (call.Text(1)!, call[2]);
        return new ScriptArray(Items(call[0]).Where(item => Is(Member(item, member), wanted) == keep));
    }

    private static bool Is(object? value, object? wanted) => wanted switch
    {
        bool flag => flag == value switch { null => false, bool b => b, string s => s.Length > 0, ScriptArray a => a.Count > 0, _ => Number(value) is not 0m },
        null => value is null,
        string text => value is string own && own == text,
        _ => Number(value) is { } number && number == Number(wanted),
    };

    /// <summary>Objects with <c>key</c>, <c>items</c> and <c>count</c>, in the order in which the keys first come up.</summary>
    private static ScriptArray Group(object? items, string member)
    {
        var result = new ScriptArray();
        var groups = new Dictionary<string, ScriptArray>(StringComparer.Ordinal);
        var objects = new List<(ScriptObject Group, ScriptArray Items)>();
        foreach (var item in Items(items))
        {
            var key = Protected(Member(item, member));
            if (!groups.TryGetValue(key, out var own))
            {
                groups.Add(key, own = []);
                var group = new ScriptObject { { "key", key.Length > 0 ? key : null }, { "items", own } };
                objects.Add((group, own));
                result.Add(group);
            }

            own.Add(item);
        }

        foreach (var (group, own) in objects) group.Add("count", own.Count);
        return result;
    }

    /// <summary>The last day that a time names; what names none comes last.</summary>
    private DateOnly Day(object? value) => DayRange.Parse(Words(value), asOf.Year).Last ?? DateOnly.MaxValue;

    private static object? Member(object? item, string member) => item is ScriptObject o ? o[member] : null;
}
