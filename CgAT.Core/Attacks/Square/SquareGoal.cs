using CgAT.Core.Data;
using CgAT.Core.Hashing;
using CgAT.Core.Retrieval;
using TorchSharp;

namespace CgAT.Core.Attacks.Square;

/// <summary>Where the Square Attack moves the codes of queries. Immutable.</summary>
public sealed class SquareGoal
{
    private readonly Func<IImageSet, IReadOnlyList<int>, torch.Device, torch.Tensor?> _guides;

    private SquareGoal(bool toward, Func<IImageSet, IReadOnlyList<int>, torch.Device, torch.Tensor?> guides) =>
        (Toward, _guides) = (toward, guides);

    /// <summary>Away from each query's own clean code.</summary>
    public static SquareGoal AwayFromOwnCode { get; } = new(toward: false, (_, _, _) => null);

    /// <summary>Whether codes shall come near the guides; else they shall go away from them.</summary>
    public bool Toward { get; }

    /// <summary>Away from a code of each query.</summary>
    /// <param name="guides">One a query, in their order.</param>
    public static SquareGoal AwayFrom(PackedCodes guides) => new(toward: false, Each(guides));

    /// <summary>Toward a code of each query, such as the prototype of its target label.</summary>
    /// <param name="targets">One a query, in their order.</param>
    public static SquareGoal TowardCodes(PackedCodes targets) => new(toward: true, Each(targets));

    /// <summary>Away from each query's center code; its tied bits guide nothing.</summary>
    /// <param name="centers">The codes, under the attacked model, that center codes are made of.</param>
    /// <param name="centerLabels">The items that these codes belong to.</param>
    /// <param name="weights">How much each of them counts.</param>
    public static SquareGoal AwayFromCenters(PackedCodes centers, IImageSet centerLabels, CenterWeights weights)
    {
        ArgumentNullException.ThrowIfNull(centers);
        ArgumentNullException.ThrowIfNull(centerLabels);
        return new(toward: false, (queries, items, device) =>
        {
            using var scope = torch.NewDisposeScope();
            var labels = centerLabels.Labels([.. Enumerable.Range(0, centerLabels.Count)], device);
            return CenterCode.Of(queries.Labels(items, device), centers.ToTensor(device), labels, binary: true, weights)
                .MoveToOuterDisposeScope();
        });
    }

    /// <summary>The guides of some queries, [n, bits]; null for their own clean codes.</summary>
    internal torch.Tensor? Guides(IImageSet queries, IReadOnlyList<int> items, torch.Device device) =>
        _guides(queries, items, device);

    private static Func<IImageSet, IReadOnlyList<int>, torch.Device, torch.Tensor?> Each(PackedCodes codes)
    {
        ArgumentNullException.ThrowIfNull(codes);
        return (queries, items, device) =>
        {
            if (queries.Count != codes.Count)
            {
                throw new ArgumentException(
                    $"{queries.Count} queries need as many guides, not {codes.Count}.", nameof(codes));
            }

            using var scope = torch.NewDisposeScope();
            var words = items.SelectMany(item => codes.Words.Skip(item * codes.WordsPerCode).Take(codes.WordsPerCode));
            return PackedCodes.FromWords([.. words], codes.Bits).ToTensor(device).MoveToOuterDisposeScope();
        };
    }
}
