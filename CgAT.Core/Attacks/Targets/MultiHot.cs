using CgAT.Core.Numerics;
using TorchSharp;

namespace CgAT.Core.Attacks.Targets;

/// <summary>Label vectors as tensors.</summary>
public static class MultiHot
{
    /// <summary>[n, classes] of 0 and 1 on the device, out of the classes of each; the caller owns it.</summary>
    /// <exception cref="ArgumentException">A class is not among 0 to classes - 1.</exception>
    public static torch.Tensor Of(IReadOnlyList<IReadOnlyList<int>> labels, int classes, torch.Device device)
    {
        ArgumentNullException.ThrowIfNull(labels);
        var values = new float[checked(labels.Count * classes)];
        for (var row = 0; row < labels.Count; row++)
        {
            foreach (var label in labels[row])
            {
                if (label < 0 || label >= classes)
                {
                    throw new ArgumentException(
                        $"Label vector {row} has class {label}, but the {classes} classes count from 0.",
                        nameof(labels));
                }

                values[(row * classes) + label] = 1;
            }
        }

        return OwnMemory.Of(values, [labels.Count, classes], device);
    }
}
