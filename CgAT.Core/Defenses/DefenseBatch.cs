using CgAT.Core.Hashing;
using CgAT.Core.Training;
using TorchSharp;

namespace CgAT.Core.Defenses;

/// <summary>What a defence knows of a batch before it is attacked.</summary>
/// <param name="training">Its images and labels.</param>
/// <param name="bank">The codes of all training items, those of this batch as they were in the last epoch.</param>
/// <param name="point">What the schedule says of this epoch.</param>
/// <param name="clean">Computes the codes of the clean images.</param>
public sealed class DefenseBatch(
    TrainingBatch training, CodeBank bank, DefensePoint point, Func<torch.Tensor> clean)
{
    private readonly Lazy<torch.Tensor> _clean = new(clean);

    /// <summary>Its images and labels.</summary>
    public TrainingBatch Training => training;

    /// <summary>The codes of all training items, those of this batch as they were in the last epoch.</summary>
    public CodeBank Bank => bank;

    /// <summary>What the schedule says of this epoch.</summary>
    public DefensePoint Point => point;

    /// <summary>
    /// [n, bits]: relaxed codes of the clean images, with the dropout masks that they are trained with, without
    /// gradient; a pass of its own, for defences that need them before the attack.
    /// </summary>
    public torch.Tensor Clean => _clean.Value;
}
