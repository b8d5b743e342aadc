using CgAT.Core.Numerics;
using TorchSharp;

namespace CgAT.Core.Hashing;

/// <summary>
/// The codes that images are drawn to by their classes: the sign of the sum of an image's class centers. Bits in a tie,
/// and all bits of an image without classes, are those of one fixed random code (method section 4, CSQ).
/// </summary>
/// <remarks>
/// Decided: centers and tie code are drawn with the run's seed, stored with the model, and the same in a defence. The
/// official code draws the tie code, and the random centers where there are any, anew for adversarial training, which
/// so draws images to other codes than before: <c>redrawn</c>.
/// </remarks>
internal sealed class ClassCenters
{
    private readonly torch.Tensor _centers;
    private readonly torch.Tensor _tie;

    /// <summary>Draws the centers of a phase.</summary>
    /// <param name="draw">The centers out of a stream, a number of classes and one of bits.</param>
    /// <param name="redrawn">Whether each phase has its own, which do not belong to the model.</param>
    /// <param name="start">Sizes and keys.</param>
    public ClassCenters(Func<KeyedStream, int, int, float[,]> draw, bool redrawn, HashingLossStart start)
    {
        var phase = redrawn ? $"/{start.Phase}" : "";
        var centers = draw(Stream($"centers{phase}"), start.Classes, start.Bits);
        var tie = DrawnCenters.Bernoulli(Stream($"tie{phase}"), 1, start.Bits);
        _centers = OwnMemory.Of(centers, start.Device).DetachFromDisposeScope();
        _tie = OwnMemory.Of(tie, start.Device).DetachFromDisposeScope();
        State = new HashingLossState(
            new LossTensor("centers", _centers) { OfModel = !redrawn },
            new LossTensor("tie", _tie) { OfModel = !redrawn });

        KeyedStream Stream(string name) => KeyedStream.Create(start.Seed, $"hashing-loss/{name}");
    }

    /// <summary>"centers" [classes, bits] and "tie" [1, bits].</summary>
    public HashingLossState State { get; }

    /// <summary>The codes of images, of -1 and +1.</summary>
    /// <param name="labels">[n, classes], multi-hot.</param>
    /// <returns>[n, bits].</returns>
    public torch.Tensor Of(torch.Tensor labels)
    {
        var sum = labels.matmul(_centers.to_type(labels.dtype));
        return sum.sign() + (sum.eq(0).to_type(sum.dtype) * _tie);
    }
}
