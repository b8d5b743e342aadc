using CgAT.Core.Data;
using CgAT.Core.Models;
using CgAT.Core.Retrieval;
using CgAT.Experiments.Execution;

namespace CgAT.Experiments.Reports.Pictures;

/// <summary>
/// Makes pictures of what an attack does to a model. No run stores attacked images: the first batch of queries is
/// attacked again, which under the contract of then gives the same images, and their codes are held against those of
/// then.
/// </summary>
internal sealed class PicturedModel : IDisposable
{
    private const int Retrieved = 10;
    private const int LongestOfQuery = 128;
    private const int LongestOfItem = 64;
    private const int Brightest = 120;

    private readonly StoredRun _run;
    private readonly PackedCodes _measured;
    private readonly PackedCodes _again;
    private readonly AttackedPictures _attacked = new();

    /// <summary>Attacks the model of a run.</summary>
    /// <exception cref="Core.Errors.UserErrorException">The run's stages or its data set are not there.</exception>
    public PicturedModel(
        string results, string runId, string? dataFolder, string attack, CancellationToken cancellation)
    {
        _run = StoredRun.Open(results, runId, dataFolder);
        try
        {
            _measured = _run.AttackedCodes(attack)
                ?? throw new ArgumentException($"no attack '{attack}'", nameof(attack));
            _again = _run.AttackFirstBatch(attack, _attacked, cancellation)
                ?? throw new ArgumentException($"'{attack}' makes no images", nameof(attack));
        }
        catch
        {
            _run.Dispose();
            throw;
        }
    }

    /// <summary>How many queries there are pictures of, from the first one on.</summary>
    public int Count => _again.Count;

    /// <summary>The classes of a query.</summary>
    public IReadOnlyList<int> LabelsOf(int query) => _run.Dataset.Query.LabelsOf(query);

    /// <summary>The pictures of a query.</summary>
    public PicturedQuery Of(int query)
    {
        var (clean, attacked) = (Picture.Of(_run.Dataset.Query, query), _attacked.Pictures[query]);
        var times = Math.Max(1, Brightest / Math.Max(1, attacked.FarthestFrom(clean)));
        return new PicturedQuery
        {
            Clean = clean.Png(LongestOfQuery),
            Perturbation = attacked.Less(clean, times).Png(LongestOfQuery),
            Times = times,
            Attacked = attacked.Png(LongestOfQuery),
            Before = Nearest(_run.CleanCodes, query),
            After = Nearest(_measured, query),
            IsAsMeasured = _again.Distance(query, _measured, query) == 0,
        };
    }

    /// <inheritdoc/>
    public void Dispose() => _run.Dispose();

    private RetrievedItem[] Nearest(PackedCodes codes, int query)
    {
        var (database, labels) = (_run.Dataset.Database, LabelsOf(query));
        return
        [
            .. DatabaseScan.Nearest(codes, query, _run.DatabaseCodes, Retrieved).Select(found => new RetrievedItem(
                Picture.Of(database, found.Item).Png(LongestOfItem),
                found.Distance,
                database.LabelsOf(found.Item).Intersect(labels).Any())),
        ];
    }
}
