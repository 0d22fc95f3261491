using DocPipe.Model;
using DocPipe.Restore.Mojibake;
using DocPipe.Text;

namespace DocPipe.Restore;

/// <summary>
/// The order of the repairs. Readings put into the text come out first, since they hide the damage from each other's neighbours; then
/// damage, since every later pass reads words; script comes last, since damage can only be undone
/// in the script that it befell.
/// </summary>
internal sealed class Passes(DataFolder data)
{
    private readonly Script script = Script.Of(data);
    private readonly MojibakeRepair mojibake = new(data);
    private readonly NoiseFinder noise = new(data);
    private readonly LineJoiner lines = new(data);
    private readonly Lazy<ScriptConverter> converter = new(() => new ScriptConverter(data));

    public void Run(Restoration work, CancellationToken cancellation)
    {
        PinyinArtefacts.Run(work);
        cancellation.ThrowIfCancellationRequested();
        mojibake.Run(work);
        cancellation.ThrowIfCancellationRequested();
        noise.Run(work);
        cancellation.ThrowIfCancellationRequested();
        lines.Run(work);
        cancellation.ThrowIfCancellationRequested();
        if (TraditionalText.Is(work.Text, script)) converter.Value.Run(work);
    }
}
