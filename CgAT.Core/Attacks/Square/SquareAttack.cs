using CgAT.Core.Numerics;
using TorchSharp;

namespace CgAT.Core.Attacks.Square;

/// <summary>
/// The Square Attack (Andriushchenko et al., "Square Attack: a query-efficient black-box adversarial attack via random
/// search", ECCV 2020, L-infinity) on hash codes: it sees of the model the binary code that this returns for an image,
/// and nothing else.
/// <code>
/// x' ← stripes of x ± ε;   then again and again:   x'' = x' with a square of x ± ε;   x' ← x'' unless that is worse
/// </code>
/// Better is a Hamming distance to a guide code that is larger, or smaller for a targeted attack.
/// </summary>
/// <remarks>
/// An image's path depends on (seed, item) and the codes alone, not on its batch. It ends when every bit is where it
/// shall be. Where the search ends at something worse than the clean image, the clean image is the result.
/// </remarks>
public sealed class SquareAttack
{
    private readonly Func<torch.Tensor, torch.Tensor> _codes;
    private readonly SquareAttackSettings _settings;
    private readonly long _seed;

    /// <summary>An attack on a model.</summary>
    /// <param name="codes">
    /// The model: [n, 3, h, w] in [0, 1] to [n, bits] of -1 and +1. Called without gradients; what it returns belongs
    /// to the scope that it is called in.
    /// </param>
    /// <param name="settings">The choices.</param>
    /// <param name="seed">Keys all draws.</param>
    public SquareAttack(Func<torch.Tensor, torch.Tensor> codes, SquareAttackSettings settings, long seed)
    {
        ArgumentNullException.ThrowIfNull(codes);
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentOutOfRangeException.ThrowIfLessThan(settings.Queries, 1);
        (_codes, _settings, _seed) = (codes, settings, seed);
    }

    /// <summary>Attacks a batch.</summary>
    /// <param name="images">[n, 3, h, w] in [0, 1].</param>
    /// <param name="items">Which items these are: the key of their draws.</param>
    /// <param name="guides">
    /// [n, bits] of -1, 0 and +1; bits of 0 guide nothing. Null for the images' own clean codes.
    /// </param>
    /// <param name="toward">Whether codes shall come near the guides; else they shall go away from them.</param>
    public SquareAttackedImages Run(
        torch.Tensor images, IReadOnlyList<int> items, torch.Tensor? guides, bool toward)
    {
        ArgumentNullException.ThrowIfNull(images);
        ArgumentNullException.ThrowIfNull(items);
        using var scope = torch.NewDisposeScope();
        using var noGradients = torch.no_grad();

        // Channels last in memory, as the images of a set are, whatever part of a batch is asked for.
        var ball = new PerturbationBall(images.permute(0, 2, 3, 1).contiguous(), _settings.Ball);
        var clean = Rows(_codes(images));
        var wanted = guides is null ? clean : Rows(guides);
        var searches = items.Select((item, row) => new SquareSearch(item, wanted[row], toward, clean[row])).ToList();
        Search(searches, ball);
        var found = torch.stack([.. searches.Select((search, row) => search.Pattern is { } pattern
            ? Images(ball, [row], [pattern])[0] : images[row])]);
        return new SquareAttackedImages(
            found.MoveToOuterDisposeScope(),
            torch.stack([.. searches.Select(search => OwnMemory.Of(search.BestCode, torch.CPU))])
                .to(images.device).MoveToOuterDisposeScope(),
            torch.stack([.. wanted.Select(guide => OwnMemory.Of(guide, torch.CPU))])
                .to(images.device).MoveToOuterDisposeScope(),
            [.. searches.Select(search => search.Queries)],
            [.. searches.Select(search => search.FirstDistance)],
            [.. searches.Select(search => search.LastDistance)]);
    }

    private void Search(List<SquareSearch> searches, PerturbationBall ball)
    {
        var (channels, height, width) = ((int)ball.Low.shape[3], (int)ball.Low.shape[1], (int)ball.Low.shape[2]);
        var proposals = new SquareProposals(_seed, channels, height, width);
        for (var query = 1; query < _settings.Queries; query++)
        {
            var rows = Enumerable.Range(0, searches.Count).Where(row => !searches[row].IsDone).ToList();
            if (rows.Count == 0)
            {
                return;
            }

            using var step = torch.NewDisposeScope();

            // The stripes are the first answer and no square, so that the squares count from the second on.
            var share = SquareSchedule.Share(_settings.InitialShare, query - 1, _settings.Queries - 1);
            var side = SquareSchedule.Side(share, height, width);
            var patterns = rows.Select(row => searches[row].Propose(proposals, side, query)).ToList();
            var codes = Rows(_codes(Images(ball, rows, patterns)));
            for (var index = 0; index < rows.Count; index++)
            {
                searches[rows[index]].Answer(patterns[index], codes[index]);
            }
        }
    }

    private static torch.Tensor Images(PerturbationBall ball, List<int> rows, List<bool[]> patterns)
    {
        using var scope = torch.NewDisposeScope();
        var picked = OwnMemory.Places(rows, ball.Low.device);
        var (low, high) = (ball.Low.index_select(0, picked), ball.High.index_select(0, picked));
        var highs = new bool[low.numel()];
        for (var index = 0; index < patterns.Count; index++)
        {
            patterns[index].CopyTo(highs, index * patterns[index].Length);
        }

        var chosen = torch.where(OwnMemory.Of(highs, low.shape, low.device), high, low);
        return chosen.permute(0, 3, 1, 2).MoveToOuterDisposeScope();
    }

    private static float[][] Rows(torch.Tensor codes)
    {
        using var scope = torch.NewDisposeScope();
        var bits = (int)codes.shape[1];
        return [.. codes.to_type(torch.float32).cpu().contiguous().data<float>().ToArray().Chunk(bits)];
    }
}
