using TorchSharp;

namespace CgAT.Core.Networks;

/// <summary>
/// Parts that are called one after another, each in a dispose scope of its own: what a part made and no gradient needs
/// is given back before the next one runs, so that a deep network takes the memory of its widest part.
/// </summary>
internal sealed class Chain : torch.nn.Module<torch.Tensor, torch.Tensor>
{
    private readonly IReadOnlyList<torch.nn.Module<torch.Tensor, torch.Tensor>> _parts;

    /// <summary>A chain that owns its parts, which have in it the names that they are given with.</summary>
    public Chain(IReadOnlyList<(string Name, torch.nn.Module<torch.Tensor, torch.Tensor> Part)> parts)
        : base(nameof(Chain))
    {
        _parts = [.. parts.Select(part => part.Part)];
        foreach (var (name, part) in parts)
        {
            register_module(name, part);
        }

        RegisterComponents();
    }

    /// <inheritdoc/>
    public override torch.Tensor forward(torch.Tensor input) => Run(input, _parts);

    /// <summary>Calls parts one after another.</summary>
    /// <returns>What the last one gives; belongs to the caller's dispose scope.</returns>
    public static torch.Tensor Run(
        torch.Tensor input, IReadOnlyList<torch.nn.Module<torch.Tensor, torch.Tensor>> parts) =>
        Run(input, [.. parts.Select(part => (Func<torch.Tensor, torch.Tensor>)(x => Layer.Run(part, x)))]);

    /// <summary>The same for parts that need not be modules.</summary>
    public static torch.Tensor Run(torch.Tensor input, IReadOnlyList<Func<torch.Tensor, torch.Tensor>> parts)
    {
        var x = input;
        foreach (var part in parts)
        {
            var next = Step(part, x);
            if (!ReferenceEquals(x, input) && !ReferenceEquals(x, next))
            {
                x.Dispose();
            }

            x = next;
        }

        return x;
    }

    private static torch.Tensor Step(Func<torch.Tensor, torch.Tensor> part, torch.Tensor input)
    {
        using var scope = torch.NewDisposeScope();
        return part(input).MoveToOuterDisposeScope();
    }
}
