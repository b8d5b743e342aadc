using CgAT.Core.Hashing;
using CgAT.Core.Tests.Support;
using TorchSharp;

namespace CgAT.Core.Tests.Hashing;

public sealed class WassersteinLossTests
{
    [Fact]
    public void Codes_are_compared_with_signs_rank_by_rank()
    {
        using var scope = torch.NewDisposeScope();
        var relaxed = torch.tensor(new float[,] { { 0.5f, -1f }, { -0.5f, 0.5f }, { 0.25f, 0f } });
        var signs = torch.tensor(new float[,] { { -1, 1 }, { 1, 1 }, { -1, 1 } });

        // Sorted: (-0.5, 0.25, 0.5) to (-1, -1, 1), and (-1, 0, 0.5) to (1, 1, 1).
        var expected = (0.25 + 1.5625 + 0.25 + 4 + 1 + 0.25) / 6;
        Assert.Equal(expected, WassersteinLoss.Distance(relaxed, signs).item<float>(), 1e-6);
    }

    [Fact]
    public void Codes_that_are_the_signs_in_another_order_cost_nothing()
    {
        using var scope = torch.NewDisposeScope();
        var signs = RandomTensor.Uniform([9, 5], 1, "signs").sign();
        Assert.Equal(0, WassersteinLoss.Distance(signs.flip(0), signs).item<float>());
    }

    [Fact]
    public void The_term_is_added_with_its_weight_to_what_the_inner_loss_gives()
    {
        using var scope = torch.NewDisposeScope();
        var start = SomeBatch.Start();
        using var bank = EveryLoss.Bank(start);
        var (relaxed, batch) = (EveryLoss.Relaxed(start), EveryLoss.Batch(start));
        var inner = new DpshLoss(0.1).Compute(relaxed, batch, bank);
        var (one, two) = (Terms(weight: 1), Terms(weight: 2));
        var term = one.Quantization - inner.Quantization;
        TensorAssert.Same(inner.Similarity, one.Similarity);
        Assert.InRange(term.item<float>(), 0.05, 2);
        TensorAssert.Close(term * 2, two.Quantization - inner.Quantization, 1e-5, 1e-6);

        HashingLossTerms Terms(double weight) =>
            new WassersteinLoss(new DpshLoss(0.1), weight, start).Compute(relaxed, batch, bank);
    }

    [Fact]
    public void Signs_are_drawn_by_seed_phase_epoch_and_item()
    {
        using var scope = torch.NewDisposeScope();
        var values = new[]
        {
            Value(SomeBatch.Start(bits: 64), epoch: 0), Value(SomeBatch.Start(bits: 64), epoch: 1),
            Value(SomeBatch.Start(bits: 64, seed: 2), epoch: 0),
            Value(SomeBatch.Start(bits: 64, phase: "cgat"), epoch: 0),
        };
        Assert.Equal(4, values.Distinct().Count());
        Assert.Equal(values[0], Value(SomeBatch.Start(bits: 64), epoch: 0));

        static float Value(HashingLossStart start, int epoch)
        {
            using var bank = EveryLoss.Bank(start);
            var loss = new WassersteinLoss(new DphLoss(), 0.1, start);
            var terms = loss.Compute(EveryLoss.Relaxed(start), EveryLoss.Batch(start, epoch), bank);
            return terms.Quantization.item<float>();
        }
    }

    [Fact]
    public void The_inner_loss_keeps_its_state_its_epochs_and_its_continuation()
    {
        using var scope = torch.NewDisposeScope();
        var start = SomeBatch.Start();
        using var bank = EveryLoss.Bank(start);
        var inner = new DsdhLoss(new DsdhConstants { Mu = 1, Nu = 1, Eta = 55, Rounds = 1 }, start);
        IHashingLoss loss = new WassersteinLoss(inner, 0.1, start);
        using var state = loss.State;
        Assert.Same(inner.State, state);
        loss.StartEpoch(0, bank);
        Assert.True(state.Tensors["weights"].abs().max().item<float>() > 0);
        var continuation = new Continuation { Rate = 1, Power = 1, Every = 1 };
        Assert.Equal(3, new WassersteinLoss(new HashNetLoss(1, false, continuation), 1, start).Steepness(1));
    }
}
