using CgAT.Core.Hashing;
using CgAT.Core.Tests.Support;
using TorchSharp;
using TorchSharp.Modules;

namespace CgAT.Core.Tests.Hashing;

public sealed class HashingLossStateTests
{
    [Fact]
    public void It_tells_what_is_trained_and_what_belongs_to_the_model()
    {
        using var scope = torch.NewDisposeScope();
        using var state = State(1);
        Assert.Equal(["centers", "codes", "gain"], state.Tensors.Keys.Order());
        Assert.Equal(["centers", "gain"], state.OfModel.Keys.Order());
        Assert.Same(state.Tensors["gain"], Assert.Single(state.Parameters));
        using var nothing = ((IHashingLoss)new DphLoss()).State;
        Assert.Empty(nothing.Tensors);
    }

    [Fact]
    public void Restoring_copies_into_the_live_tensors()
    {
        using var scope = torch.NewDisposeScope();
        using var state = State(1);
        using var other = State(2);
        var codes = state.Tensors["codes"];
        state.RestoreModel(other.OfModel);
        TensorAssert.Same(torch.full([2], 2f), state.Tensors["gain"]);
        TensorAssert.Same(torch.full([2], 1f), codes);
        state.Restore(other.Tensors);
        TensorAssert.Same(torch.full([2], 2f), codes);
        Assert.True(state.Tensors["gain"].requires_grad);
    }

    [Fact]
    public void Other_names_or_shapes_are_refused_and_change_nothing()
    {
        using var scope = torch.NewDisposeScope();
        using var state = State(1);
        using var other = State(2);
        Assert.Throws<InvalidDataException>(() => state.Restore(other.OfModel));
        Assert.Throws<InvalidDataException>(() => state.RestoreModel(other.Tensors));
        var shapes = other.Tensors.ToDictionary(entry => entry.Key, entry => entry.Value);
        shapes["codes"] = torch.ones(3);
        var failure = Assert.Throws<InvalidDataException>(() => state.Restore(shapes));
        Assert.Contains("'codes'", failure.Message, StringComparison.Ordinal);
        Assert.All(state.Tensors.Values, tensor => TensorAssert.Same(torch.ones(2), tensor));
    }

    private static HashingLossState State(float value) => new(
        new LossTensor("centers", torch.full([2], value)) { OfModel = true },
        new LossTensor("gain", new Parameter(torch.full([2], value))) { OfModel = true },
        new LossTensor("codes", torch.full([2], value)));
}
