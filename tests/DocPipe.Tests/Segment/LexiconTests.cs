using DocPipe.Model;
using DocPipe.Segment;

namespace DocPipe.Tests.Segment;

public sealed class LexiconTests(LexiconFixture fixture) : IClassFixture<LexiconFixture>, IDisposable
{
    private readonly Segmenter jieba = fixture.Jieba;
    private readonly string folder = Directory.CreateTempSubdirectory("docpipe-lexicon").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData("台中", 69)]
    [InlineData("石墨烯", 1)]
    [InlineData("中将", 764)]
    [InlineData("清华大学", 923)]
    [InlineData("c++", 4)]
    [InlineData("3.5%", 1)]
    public void The_frequency_that_joins_a_word_is_jiebas(string word, int frequency) => Assert.Equal(frequency, jieba.SuggestFrequency(word));

    [Fact]
    public void The_frequency_that_parts_a_word_is_jiebas()
    {
        Assert.Equal(494, jieba.SuggestFrequency("中", "将"));
        Assert.Equal(0, jieba.SuggestFrequency("清华", "大学"));
        var parted = jieba.With("中将", jieba.SuggestFrequency("中", "将"));
        Assert.Equal("如果/放到/post/中将/出错/。", string.Join('/', jieba.Cut("如果放到post中将出错。", hmm: false)));
        Assert.Equal("如果/放到/post/中/将/出错/。", string.Join('/', parted.Cut("如果放到post中将出错。", hmm: false)));
        Assert.Equal(60102461, parted.Lexicon.Total);
    }

    [Fact]
    public void The_example_of_a_user_dictionary_in_jiebas_README_comes_out_as_there()
    {
        var path = Write("云计算 5\n李小福 2 nr\n创新办 3 i\neasy_install 3 eng\n好用 300\n韩玉赏鉴 3 nz\n八一双鹿 3 nz\n台中\n凱特琳 nz\n");
        var user = jieba.WithDictionary(path).With("石墨烯").Without("自定义词");
        var text = "李小福是创新办主任也是云计算方面的专家; 什么是八一双鹿\n例如我输入一个带“韩玉赏鉴”的标题，在自定义词库中也增加了此词为N类\n"
            + "「台中」正確應該不會被切開。mac上可分出「石墨烯」；此時又可以分出來凱特琳了。";
        Assert.Equal(
            "李小福/是/创新办/主任/也/是/云计算/方面/的/专家/;/ /什么/是/八一双鹿/\n/例如/我/输入/一个/带/“/韩玉赏鉴/”/的/标题/，/在/自定义/词库/中/也/增加/了/此/词为/N/类/\n/"
            + "「/台中/」/正確/應該/不會/被/切開/。/mac/上/可/分出/「/石墨烯/」/；/此時/又/可以/分出/來/凱特琳/了/。",
            string.Join('/', user.Cut(text)));
        Assert.Equal(
            "easy_install/eng  /x is/eng  /x great/eng ，/x python/eng  /x 的/uj 正则表达式/l 是/v 好用/x 的/uj ，/x 李小福/nr 是/v 创新办/i 主任/b",
            string.Join(' ', user.Tag("easy_install is great，python 的正则表达式是好用的，李小福是创新办主任")));
    }

    [Fact]
    public void A_word_taken_out_is_not_guessed_again()
    {
        var without = jieba.Without("杭研").Without("中国科学院");
        Assert.Equal("他/来到/了/网易/杭/研/大厦", string.Join('/', without.Cut("他来到了网易杭研大厦")));
        Assert.Equal("小明/硕士/毕业/于/中国/科学院/计算所", string.Join('/', without.Cut("小明硕士毕业于中国科学院计算所")));
        Assert.Equal("杭研", Assert.Single(without.With("杭研").Cut("杭研")));
    }

    [Fact]
    public void To_add_a_word_makes_a_copy_and_leaves_the_rest_alone()
    {
        var words = "一丁七万丈三上下不与丐丑专且丕世丘丙业丛东丝丞丢两严丧个丫中丰串临丸丹为主丽举".ToCharArray();
        var list = words.SelectMany(a => words.Take(6).Select(b => $"{a}{b}{a}{b}{a} 7 q"));
        var added = jieba.Lexicon.WithDictionary(Write(string.Join('\n', list)));
        foreach (var a in words) Assert.Equal((7, "q"), (added.Frequency($"{a}丁{a}丁{a}"), added.Tag($"{a}丁{a}丁{a}")));
        Assert.Equal(0, jieba.Lexicon.Frequency("丑丁丑丁丑"));
        Assert.Equal(60101967, jieba.Lexicon.Total);
        // Every word of the dictionary is still there after its neighbours were moved about.
        foreach (var line in File.ReadLines(LexiconFixture.Models.PathOf("jieba/dict.txt")))
        {
            var fields = line.Split(' ');
            if (fields[0].All(Alphabet.Has) && added.Frequency(fields[0]).ToString() != fields[1]) Assert.Fail($"{line}: {added.Frequency(fields[0])}");
        }
    }

    [Fact]
    public void Each_word_of_the_campaigns_lists_stays_whole()
    {
        var layered = new Segmenter(fixture.Layered);
        foreach (var list in Directory.GetFiles(LexiconFixture.Models.PathOf("lexicon"), "*.txt"))
            foreach (var word in UserDictionary.Read(list))
                Assert.Equal([word.Word], layered.Cut(word.Word, hmm: false));
    }

    [Theory]
    [InlineData("好 -5 n", "第 1 行", "-5")]
    [InlineData("一词\n\n# 说明\n二词 3.5", "第 4 行", "3.5")]
    [InlineData("词 12 n 多余", "第 1 行", "三项")]
    [InlineData("词 99999999999 n", "第 1 行", "99999999999")]
    [InlineData("词 12 名词", "第 1 行", "名词")]
    [InlineData("词 名词", "第 1 行", "名词")]
    public void A_malformed_line_is_reported_with_file_line_and_reason(string content, string line, string reason)
    {
        var path = Write(content);
        var error = Assert.Throws<DataFileException>(() => jieba.WithDictionary(path));
        Assert.Equal("DP9122", error.Code);
        Assert.Contains(path, error.Message, StringComparison.Ordinal);
        Assert.Contains(line, error.Message, StringComparison.Ordinal);
        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_dictionary_that_is_absent_or_not_UTF8_is_reported()
    {
        Assert.Equal("DP9122", Assert.Throws<DataFileException>(() => jieba.WithDictionary(Path.Combine(folder, "none.txt"))).Code);
        var path = Path.Combine(folder, "gbk.txt");
        File.WriteAllBytes(path, [0xB4, 0xB4, 0xCE, 0xC4, 0x0A]);
        Assert.Contains("UTF-8", Assert.Throws<DataFileException>(() => jieba.WithDictionary(path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_dictionary_may_begin_with_a_byte_order_mark() =>
        Assert.Equal("云溪湾", Assert.Single(jieba.WithDictionary(Write("\ufeff云溪湾 ns\r\n")).Cut("云溪湾")));

    [Theory]
    [InlineData("", null)]
    [InlineData(" ", null)]
    [InlineData("词", -1)]
    public void An_impossible_word_is_refused(string word, int? frequency) => Assert.ThrowsAny<ArgumentException>(() => jieba.With(word, frequency));

    [Fact]
    public void The_compiled_dictionary_is_what_the_text_tables_make()
    {
        var made = Path.Combine(folder, "jieba.bin");
        Lexicon.Compile(LexiconFixture.Models, made);
        Assert.True(File.ReadAllBytes(LexiconFixture.Models.PathOf("jieba/jieba.bin")).AsSpan().SequenceEqual(File.ReadAllBytes(made)), "run docpipe model lexicon");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(5)]
    [InlineData(300)]
    [InlineData(1_000_000)]
    public void A_compiled_dictionary_that_is_cut_short_is_reported(int length)
    {
        var whole = File.ReadAllBytes(LexiconFixture.Models.PathOf("jieba/jieba.bin"));
        Directory.CreateDirectory(Path.Combine(folder, "jieba"));
        File.WriteAllBytes(Path.Combine(folder, "jieba", "jieba.bin"), whole[..length]);
        Assert.Equal("DP9121", Assert.Throws<DataFileException>(() => Lexicon.Jieba(new DataFolder(folder))).Code);
    }

    [Fact]
    public void A_missing_or_foreign_compiled_dictionary_is_reported()
    {
        Assert.Equal("DP9121", Assert.Throws<DataFileException>(() => Lexicon.Jieba(new DataFolder(folder))).Code);
        Directory.CreateDirectory(Path.Combine(folder, "jieba"));
        File.WriteAllText(Path.Combine(folder, "jieba", "jieba.bin"), "这不是词典，只是一段话而已，长度足够。");
        Assert.Equal("DP9121", Assert.Throws<DataFileException>(() => Lexicon.Jieba(new DataFolder(folder))).Code);
    }

    private string Write(string content)
    {
        var path = Path.Combine(folder, "user.txt");
        File.WriteAllText(path, content);
        return path;
    }
}
