using TorchSharp;

namespace CgAT.Core.Checkpoints;

/// <summary>
/// Takes state out of objects, or puts back what was taken: objects name their parts in an order of their own, which is
/// the same both times.
/// </summary>
public interface IStateTransfer
{
    /// <summary>A tensor that is there from the start and that steps change in place.</summary>
    /// <param name="name">Says what it is; for people, and against mistakes.</param>
    /// <param name="tensor">Of any device and strides, which it keeps.</param>
    /// <exception cref="InvalidDataException">What was taken is something else: another name, shape or
    /// type.</exception>
    void Tensor(string name, torch.Tensor tensor);

    /// <summary>A tensor that is not there from the start, or that steps replace.</summary>
    /// <param name="name">Says what it is.</param>
    /// <param name="tensor">The tensor; null where there is none now.</param>
    /// <param name="device">Where it belongs.</param>
    /// <returns>
    /// What to go on with: the same one, or the one that was taken, which belongs to no dispose scope.
    /// </returns>
    /// <exception cref="InvalidDataException">What was taken is something else.</exception>
    torch.Tensor? Replaced(string name, torch.Tensor? tensor, torch.Device device);

    /// <summary>A value that is no tensor, such as a counter; as JSON.</summary>
    /// <param name="name">Says what it is.</param>
    /// <param name="value">The value.</param>
    /// <returns>What to go on with: the same, or what was taken.</returns>
    /// <exception cref="InvalidDataException">What was taken is something else.</exception>
    T Value<T>(string name, T value);
}
