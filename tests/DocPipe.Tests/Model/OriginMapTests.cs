using DocPipe.Model;
using DocPipe.Text;

namespace DocPipe.Tests.Model;

public class OriginMapTests
{
    [Fact]
    public void A_copied_span_maps_to_where_it_stood()
    {
        var edits = new TextEdits("全市创(chuàng)建工作");
        edits.Delete(new Span(3, 11));
        var (text, map) = edits.Apply();

        Assert.Equal("全市创建工作", text);
        Assert.Equal(new Span(2, 12), map.Locate(new Span(2, 4)));
        Assert.Equal(new Span(11, 12), map.Locate(new Span(3, 4)));
        Assert.Equal(new Span(0, 14), map.Locate(new Span(0, text.Length)));
    }

    [Fact]
    public void A_replaced_span_maps_as_a_whole()
    {
        var edits = new TextEdits("前XYZ后");
        edits.Replace(new Span(1, 4), "（一）开展");
        var (text, map) = edits.Apply();

        Assert.Equal("前（一）开展后", text);
        Assert.Equal(new Span(1, 4), map.Locate(new Span(2, 3)));
        Assert.Equal(new Span(0, 5), map.Locate(new Span(0, text.Length)));
    }

    [Fact]
    public void Maps_put_end_to_end_lead_to_the_first_source()
    {
        const string source = "甲乙丙丁戊己庚";
        var first = new TextEdits(source);
        first.Delete(new Span(1, 2));
        first.Replace(new Span(4, 5), "五五五");
        var (middle, toSource) = first.Apply();
        Assert.Equal("甲丙丁五五五己庚", middle);
        var second = new TextEdits(middle);
        second.Delete(new Span(0, 1));
        second.Replace(new Span(1, 3), "四五", exact: true);
        var (last, toMiddle) = second.Apply();
        Assert.Equal("四五五五五己庚", last);

        var map = toMiddle.Through(toSource);

        Assert.Equal(new Span(2, 3), map.Locate(new Span(0, 1)));
        Assert.Equal(new Span(3, 4), map.Locate(new Span(1, 2)));
        Assert.Equal(new Span(4, 5), map.Locate(new Span(3, 4)));
        Assert.Equal(new Span(5, 7), map.Locate(new Span(5, 7)));
        Assert.Equal(new Span(2, 7), map.Locate(new Span(0, 7)));
    }

    [Fact]
    public void Projecting_finds_what_a_source_span_became()
    {
        var edits = new TextEdits("0123456789");
        edits.Delete(new Span(2, 4));
        edits.Replace(new Span(6, 7), "six");
        var (text, map) = edits.Apply();

        Assert.Equal("0145six789", text);
        Assert.Equal("45", map.Project(new Span(3, 6)).In(text));
        Assert.Equal("six", map.Project(new Span(6, 7)).In(text));
        Assert.True(map.Project(new Span(2, 4)).IsEmpty);
        Assert.Equal(text, map.Project(new Span(0, 10)).In(text));
    }

    [Fact]
    public void A_slice_maps_as_the_whole_did()
    {
        var edits = new TextEdits("0123456789");
        edits.Replace(new Span(2, 3), "two");
        var (text, map) = edits.Apply();
        var part = new Span(3, 9);

        var slice = map.Slice(part);

        Assert.Equal(part.Length, slice.Length);
        for (var i = 0; i < part.Length; i++)
            Assert.Equal(map.Locate(new Span(part.Start + i, part.Start + i + 1)), slice.Locate(new Span(i, i + 1)));
        Assert.Equal("wo3456", part.In(text));
    }

    [Fact]
    public void An_empty_text_locates_nothing() => Assert.Equal(default, OriginMap.Identity(0).Locate(new Span(0, 5)));
}
