using DocPipe.Model;

namespace DocPipe.Classify;

/// <summary>Opens trained models.</summary>
public static class ClassifierFile
{
    /// <summary>The model for problems that comes with the program, under models/.</summary>
    public const string Shipped = "problems.bin";

    /// <exception cref="DataFileException">Not a model (DP4101), of another version (DP4102), or damaged (DP4103).</exception>
    public static IProblemClassifier Read(string path) => ModelFile.Read(path);
}
