using DocPipe.Model;
using DocPipe.Storage;

namespace DocPipe.Tests.Storage;

public class DigestItemsTests
{
    private static readonly (string Path, string Bytes)[] Files = [("甲.txt", "aa"), ("乙.txt", "bb"), ("丙.txt", "cc")];

    private static Evidence At(string path, int start) => new(path, 1, new Span(start, start + 5), "清运垃圾");

    private static DigestConflict Conflict(string message, params Evidence[] evidence) => new(ConflictKind.RepeatedFigure, message, [.. evidence]);

    private static Digest With(DigestConflict[]? conflicts = null, DigestFinding[]? findings = null, DigestCopy[]? copies = null) => new()
    {
        Title = "简报", Generated = new DateTimeOffset(2026, 11, 21, 9, 0, 0, TimeSpan.FromHours(8)), AsOf = new DateOnly(2026, 11, 21), Counts = new DigestCounts(0, 0, 0, 0, 0, 0),
        Copies = [.. copies ?? []], Conflicts = [.. conflicts ?? []], Findings = [.. findings ?? []],
    };

    private static DigestItem[] Items(Digest digest, params (string Path, string Bytes)[] files) =>
        [.. new DigestItems(digest, (files.Length == 0 ? Files : files).ToLookup(f => (f.Path, 1), f => f.Bytes)).All];

    private static string Key(DigestConflict conflict, params (string Path, string Bytes)[] files) => Assert.Single(Items(With([conflict]), files)).Key;

    [Fact]
    public void A_contradiction_is_the_same_in_another_order_under_other_names_and_in_other_words()
    {
        var key = Key(Conflict("车棚，甲写12个，乙写15个，两家说法不一致。", At("甲.txt", 3), At("乙.txt", 9)));

        Assert.Equal(key, Key(Conflict("车棚，乙写15个，甲写12个，对不上。", At("乙.txt", 9), At("甲.txt", 3))));
        Assert.Equal(key, Key(Conflict("车棚，甲写12个，乙写15个，对不上。", At("一.txt", 3), At("二.txt", 9)), ("一.txt", "aa"), ("二.txt", "bb")));
    }

    [Fact]
    public void Other_numbers_another_place_another_kind_and_another_text_are_another_one()
    {
        var conflict = Conflict("车棚，甲写12个，乙写15个。", At("甲.txt", 3), At("乙.txt", 9));
        string[] keys =
        [
            Key(conflict),
            Key(conflict with { Message = "车棚，甲写12个，乙写16个。" }),
            Key(conflict with { Message = "车棚，甲写1个，乙写215个。" }),
            Key(conflict with { Evidence = [At("甲.txt", 3), At("乙.txt", 10)] }),
            Key(conflict with { Evidence = [At("甲.txt", 3), At("丙.txt", 9)] }),
            Key(conflict with { Kind = ConflictKind.Total }),
            Key(conflict, ("甲.txt", "aa"), ("乙.txt", "b2")),
        ];

        Assert.Equal(keys.Length, keys.Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public void A_copy_is_the_pair_of_texts_whatever_its_passages()
    {
        var copy = new DigestCopy(CopyKind.BetweenUnits, 0.9, false, [At("甲.txt", 3), At("乙.txt", 9)]);
        var later = new DigestCopy(CopyKind.BetweenUnits, 0.8, true, [At("乙.txt", 1), At("甲.txt", 2), At("乙.txt", 40), At("甲.txt", 50)]);

        Assert.Equal(Items(With(copies: [copy]))[0].Key, Items(With(copies: [later]))[0].Key);
        Assert.Equal("aa bb", string.Join(' ', Items(With(copies: [later]))[0].Sources));
    }

    [Fact]
    public void What_stands_in_one_document_alone_or_in_a_file_that_is_not_known_cannot_be_dismissed()
    {
        var digest = With(
            [Conflict("合计不符。", At("甲.txt", 3), At("甲.txt", 9)), Conflict("合计不符。", At("甲.txt", 3), At("丁.txt", 9))],
            [new DigestFinding(FindingKind.TooShort, "太短。", [At("甲.txt", 0)]), new DigestFinding(FindingKind.Superseded, "与《乙.txt》是同一份。", [At("甲.txt", 0)]), new DigestFinding(FindingKind.Superseded, "与《丙.txt》是同一份。", [At("甲.txt", 0)])]);

        var items = Items(digest);

        Assert.Equal(["与《乙.txt》是同一份。", "与《丙.txt》是同一份。"], items.Select(i => i.Finding!.Message));
        Assert.NotEqual(items[0].Key, items[1].Key);
    }

    [Fact]
    public void Two_states_of_one_file_are_told_apart_from_either_alone_and_nothing_is_lost_where_nothing_was_dismissed()
    {
        var conflict = Conflict("车棚，甲写12个，乙写15个。", At("甲.txt", 3), At("乙.txt", 9));
        var digest = With([conflict]);

        Assert.NotEqual(Key(conflict), Key(conflict, [.. Files, ("甲.txt", "a2")]));
        Assert.Same(digest, DismissalShelf.Apply(digest, [], () => throw new InvalidOperationException("asked for nothing")));
    }
}
