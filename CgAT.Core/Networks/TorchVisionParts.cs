using TorchSharp;

namespace CgAT.Core.Networks;

/// <summary>
/// The parts of a network of the TorchVision package, which keeps them to itself but for their names. Whoever takes a
/// part owns it; the rest goes with this object.
/// </summary>
internal sealed class TorchVisionParts(torch.nn.Module network) : IDisposable
{
    private readonly HashSet<torch.nn.Module> _taken = [];

    /// <summary>A part, by its name in torchvision such as "classifier.1".</summary>
    public torch.nn.Module<torch.Tensor, torch.Tensor> Take(string path)
    {
        var part = path.Split('.').Aggregate(network, Child);
        _taken.Add(part);
        return (torch.nn.Module<torch.Tensor, torch.Tensor>)part;
    }

    /// <summary>The names of the parts of a part.</summary>
    public IReadOnlyList<string> NamesIn(string path) =>
        [.. path.Split('.').Aggregate(network, Child).named_children().Select(child => child.name)];

    /// <summary>A sequence of parts under the names that they have in it.</summary>
    public Chain TakeChain(string path) => TakeChain(path, Take);

    /// <summary>The same, where each part is made anew out of its own parts.</summary>
    /// <param name="path">The sequence.</param>
    /// <param name="make">Makes the part of a path.</param>
    public Chain TakeChain(string path, Func<string, torch.nn.Module<torch.Tensor, torch.Tensor>> make) =>
        new([.. NamesIn(path).Select(name => (name, make($"{path}.{name}")))]);

    /// <inheritdoc/>
    public void Dispose() => Dispose(network);

    private static torch.nn.Module Child(torch.nn.Module parent, string name) =>
        parent.named_children().Single(child => child.name == name).module;

    // A container that is disposed of takes its parts with it, so only what is whole here goes.
    private void Dispose(torch.nn.Module part)
    {
        foreach (var (_, child) in part.named_children().Where(child => !_taken.Contains(child.module)))
        {
            if (child.named_children().Any())
            {
                Dispose(child);
            }
            else
            {
                child.Dispose();
            }
        }
    }
}
