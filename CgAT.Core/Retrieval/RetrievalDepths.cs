namespace CgAT.Core.Retrieval;

/// <summary>How deep into a ranking each metric looks.</summary>
public sealed record RetrievalDepths
{
    /// <summary>
    /// AP@k counts the first k items, from 1; null for all of them. AP over all is measured in any case.
    /// </summary>
    public required int? K
    {
        get;
        init => field = AtLeastOne(value, nameof(K));
    }

    /// <summary>NDCG@k counts the first k items, from 1; null for all of them.</summary>
    public required int? NdcgK
    {
        get;
        init => field = AtLeastOne(value, nameof(NdcgK));
    }

    /// <summary>Each N, from 1, at which precision ('top-N precision') and recall are taken.</summary>
    public required IReadOnlyList<int> Cutoffs
    {
        get;
        init => field = [.. value.Select(cutoff => AtLeastOne(cutoff, nameof(Cutoffs))!.Value)];
    }

    /// <summary>Each recall level, in (0, 1], at which precision is taken.</summary>
    public required IReadOnlyList<double> RecallLevels
    {
        get;
        init => field = value.All(level => level is > 0 and <= 1)
            ? [.. value]
            : throw new ArgumentOutOfRangeException(nameof(RecallLevels), "A recall level is in (0, 1].");
    }

    /// <summary>Precision and recall within a Hamming radius count the items at this distance or less.</summary>
    public int Radius
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value, nameof(Radius));
            field = value;
        }
    }

    = 2;

    /// <summary>
    /// The depths of SAAT's evaluation: MAP@5000, N = 100, 110, ..., 1000, and recall levels 0.01, 0.02, ..., 1; NDCG
    /// has the k of MAP.
    /// </summary>
    public static RetrievalDepths Saat { get; } = new()
    {
        K = 5000,
        NdcgK = 5000,
        Cutoffs = [.. Enumerable.Range(10, 91).Select(tens => tens * 10)],
        RecallLevels = [.. Enumerable.Range(1, 100).Select(percent => percent * 0.01)],
    };

    private static int? AtLeastOne(int? value, string name)
    {
        if (value is { } number)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(number, 1, name);
        }

        return value;
    }
}
