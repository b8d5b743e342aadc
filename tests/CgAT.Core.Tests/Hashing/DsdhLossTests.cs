using CgAT.Core.Hashing;
using CgAT.Core.Tests.Support;
using TorchSharp;

namespace CgAT.Core.Tests.Hashing;

public sealed class DsdhLossTests
{
    private static readonly DsdhConstants s_constants = new() { Mu = 1, Nu = 1, Eta = 55, Rounds = 10 };

    [Fact]
    public void On_an_empty_bank_the_classification_does_nothing_in_the_first_epoch()
    {
        using var scope = torch.NewDisposeScope();
        var start = SomeBatch.Start();
        using var bank = CodeBank.Empty(start.Items, start.Bits, start.Classes, TestDevice.Current);
        var loss = new DsdhLoss(s_constants, start);
        using var state = loss.State;
        loss.StartEpoch(0, bank);
        Assert.All(state.Tensors.Values, tensor => Assert.Equal(0, tensor.abs().max().item<float>()));
        var (relaxed, batch) = (EveryLoss.Relaxed(start), EveryLoss.Batch(start));
        Assert.Equal(
            Math.Log(2) + batch.Labels.square().mean().item<float>(),
            loss.Compute(relaxed, batch, bank).Similarity.item<float>(),
            1e-5);
    }

    [Fact]
    public void The_weights_solve_for_the_labels_of_the_codes_before_the_last_round()
    {
        using var scope = torch.NewDisposeScope();
        var start = SomeBatch.Start();
        using var bank = EveryLoss.Bank(start);
        var loss = new DsdhLoss(s_constants with { Rounds = 1, Nu = 3 }, start);
        using var state = loss.State;
        loss.StartEpoch(0, bank);
        var (codes, weights) = (bank.Codes.t(), state.Tensors["weights"]);
        var left = (codes.matmul(codes.t()) + (torch.eye(start.Bits) * 3)).matmul(weights);
        TensorAssert.Close(codes.matmul(bank.Labels), left, 1e-4, 1e-4);
    }

    [Fact]
    public void For_the_network_it_is_the_pairwise_loss_of_dpsh()
    {
        using var scope = torch.NewDisposeScope();
        var start = SomeBatch.Start();
        using var bank = EveryLoss.Bank(start);
        var loss = new DsdhLoss(s_constants, start);
        using var state = loss.State;
        loss.StartEpoch(0, bank);
        TensorAssert.Close(Gradient(new DpshLoss(quantization: 0)), Gradient(loss), 1e-6, 1e-9);

        torch.Tensor Gradient(IHashingLoss of)
        {
            var relaxed = EveryLoss.Relaxed(start).requires_grad_();
            return torch.autograd.grad(
                [EveryLoss.Total(of.Compute(relaxed, EveryLoss.Batch(start), bank))], [relaxed])[0];
        }
    }

    [Fact]
    public void Every_item_keeps_its_codes_from_epoch_to_epoch()
    {
        using var scope = torch.NewDisposeScope();
        var start = SomeBatch.Start();
        using var bank = EveryLoss.Bank(start);
        var loss = new DsdhLoss(s_constants with { Rounds = 0 }, start);
        using var state = loss.State;
        loss.StartEpoch(0, bank);
        TensorAssert.Same(bank.Codes.t(), state.Tensors["codes"]);
        var before = state.Tensors["codes"].clone();
        bank.Write(torch.arange(start.Items), -bank.Relaxed, bank.Labels.clone());
        loss.StartEpoch(1, bank);
        TensorAssert.Same(before, state.Tensors["codes"]);
    }
}
