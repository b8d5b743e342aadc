using System.Globalization;

namespace CgAT.Experiments.Tests.Execution.Revisions;

/// <summary>What a stage came to on one kind of processor.</summary>
/// <param name="Processor">The kind of processor (<see cref="ProcessorKind"/>).</param>
/// <param name="Stage">The stage in words, its kind first.</param>
/// <param name="Revision">The revision of the stage's code.</param>
/// <param name="Key">The beginning of the key, which covers the revision and those of all stages before it.</param>
/// <param name="Digest">The digest of all files that it wrote.</param>
internal sealed record StageResult(string Processor, string Stage, int Revision, string Key, string Digest)
{
    private const string Separator = " | ";

    /// <summary>Reads a line.</summary>
    public static StageResult Parse(string line)
    {
        var parts = line.Split(Separator);
        return new StageResult(
            parts[0], parts[1], int.Parse(parts[2], CultureInfo.InvariantCulture), parts[3], parts[4]);
    }

    /// <summary>A line.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Processor}{Separator}{Stage}{Separator}{Revision}{Separator}{Key}{Separator}{Digest}");
}
