using CgAT.Core.Hashing;
using CgAT.Core.Numerics;
using CgAT.Core.Tests.Support;
using TorchSharp;

namespace CgAT.Core.Tests.Hashing;

/// <summary>What all hashing losses have in common.</summary>
[Trait("Device", "any")]
[Collection(nameof(Alone))]
public sealed class EveryLossTests
{
    public static TheoryData<string> Names() => [.. EveryLoss.All];

    [Fact]
    public void Every_loss_of_the_product_is_tried_here()
    {
        var start = SomeBatch.Start();
        var tried = EveryLoss.All.Select(name => EveryLoss.Create(name, start).GetType()).ToHashSet();
        var all = typeof(IHashingLoss).Assembly.GetTypes()
            .Where(type => type.IsAssignableTo(typeof(IHashingLoss)) && type.IsClass);
        Assert.Equal(all.ToHashSet(), tried);
    }

    // In double precision. A gradient that goes straight through a sign is no slope: GreedyHash has a test of its own.
    [Theory]
    [MemberData(nameof(Names))]
    public void The_gradient_is_the_slope_of_the_loss(string name)
    {
        using var scope = torch.NewDisposeScope();
        const double Width = 1e-6;
        var start = SomeBatch.Start();
        using var bank = EveryLoss.Bank(start, torch.ScalarType.Float64);
        var loss = EveryLoss.Create(name, start);
        using var state = loss.State;
        var relaxed = EveryLoss.Relaxed(start, torch.ScalarType.Float64).requires_grad_();
        var gradient = torch.autograd.grad([Value()], [relaxed])[0];
        var slopes = Enumerable.Range(0, (int)relaxed.numel())
            .Select(at => (Moved(at, Width) - Moved(at, -Width)) / (2 * Width));
        TensorAssert.Close(torch.tensor(slopes.ToArray()).view(relaxed.shape), gradient, 1e-5, 1e-8);

        torch.Tensor Value()
        {
            var terms = loss.Compute(relaxed, EveryLoss.Batch(start, type: torch.ScalarType.Float64), bank);
            return loss is GreedyHashLoss ? terms.Quantization : EveryLoss.Total(terms);
        }

        double Moved(int at, double by)
        {
            using var noGradients = torch.no_grad();
            var value = relaxed.flatten()[at];
            var before = value.clone();
            value.add_(by);
            var moved = Value().item<double>();
            value.copy_(before);
            return moved;
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_gradient_of_its_own_parameters_is_the_slope_of_the_loss(string name)
    {
        using var scope = torch.NewDisposeScope();
        const double Width = 1.0 / 1024;
        var start = SomeBatch.Start();
        using var bank = EveryLoss.Bank(start, torch.ScalarType.Float64);
        var loss = EveryLoss.Create(name, start);
        using var state = loss.State;
        var relaxed = EveryLoss.Relaxed(start, torch.ScalarType.Float64);
        foreach (var parameter in state.Parameters)
        {
            var gradient = torch.autograd.grad([Value()], [parameter])[0];
            var slopes = Enumerable.Range(0, (int)parameter.numel())
                .Select(at => (Moved(parameter, at, Width) - Moved(parameter, at, -Width)) / (2 * Width));
            TensorAssert.Close(torch.tensor(slopes.ToArray()).view(parameter.shape), gradient, 1e-4, 1e-6);
        }

        torch.Tensor Value() =>
            EveryLoss.Total(loss.Compute(relaxed, EveryLoss.Batch(start, type: torch.ScalarType.Float64), bank));

        double Moved(torch.Tensor parameter, int at, double by)
        {
            using var noGradients = torch.no_grad();
            var value = parameter.flatten()[at];
            var before = value.clone();
            value.add_(by);
            var moved = Value().item<double>();
            value.copy_(before);
            return moved;
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_tensor_of_a_step_is_on_the_device_of_the_network(string name)
    {
        using var scope = torch.NewDisposeScope();
        var start = SomeBatch.Start() with { Device = torch.META };
        using var bank = EveryLoss.Bank(start);
        var loss = EveryLoss.Create(name, start);
        using var state = loss.State;
        Assert.All(state.Tensors.Values, tensor => Assert.Equal(DeviceType.META, tensor.device_type));
        var (relaxed, batch) = (EveryLoss.Relaxed(start).requires_grad_(), EveryLoss.Batch(start));
        loss.StartEpoch(0, bank);
        bank.Write(batch.Rows, relaxed, batch.Labels);
        var total = EveryLoss.Total(loss.Compute(relaxed, batch, bank));
        total.backward();
        foreach (var tensor in state.Parameters.Append(relaxed))
        {
            Assert.Equal(DeviceType.META, Assert.IsType<torch.Tensor>(tensor.grad).device_type);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_batch_is_a_set(string name)
    {
        using var scope = torch.NewDisposeScope();
        var start = SomeBatch.Start();
        using var bank = EveryLoss.Bank(start);
        var loss = EveryLoss.Create(name, start);
        using var state = loss.State;
        loss.StartEpoch(0, bank);
        var (relaxed, batch) = (EveryLoss.Relaxed(start), EveryLoss.Batch(start));
        var expected = EveryLoss.Total(loss.Compute(relaxed, batch, bank));
        int[] order = [3, 1, 4, 0, 2];
        var places = OwnMemory.Places(order, TestDevice.Current);
        var moved = new HashingBatch(
            batch.Epoch,
            [.. order.Select(place => batch.Items[place])],
            batch.Rows.index_select(0, places),
            batch.Labels.index_select(0, places));
        var actual = EveryLoss.Total(loss.Compute(relaxed.index_select(0, places), moved, bank));
        TensorAssert.Close(expected, actual, 1e-5, 1e-6);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_loss_whose_state_is_restored_goes_on_to_the_same_bits(string name)
    {
        using var scope = torch.NewDisposeScope();
        var start = SomeBatch.Start();
        using var bank = EveryLoss.Bank(start);
        var (first, second) = (EveryLoss.Create(name, start), EveryLoss.Create(name, start));
        using var state = first.State;
        using var restored = second.State;
        first.StartEpoch(0, bank);
        foreach (var parameter in state.Parameters)
        {
            using var noGradients = torch.no_grad();
            parameter.mul_(1.5);
        }

        restored.Restore(state.Tensors.ToDictionary(entry => entry.Key, entry => entry.Value.clone()));
        foreach (var epoch in new[] { 1, 2 })
        {
            var batch = EveryLoss.Batch(start, epoch);
            first.StartEpoch(epoch, bank);
            second.StartEpoch(epoch, bank);
            TensorAssert.Same(
                EveryLoss.Total(first.Compute(EveryLoss.Relaxed(start), batch, bank)),
                EveryLoss.Total(second.Compute(EveryLoss.Relaxed(start), batch, bank)));
        }

        Assert.All(state.Tensors, entry => TensorAssert.Same(entry.Value, restored.Tensors[entry.Key]));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void What_it_draws_is_keyed_by_the_seed(string name)
    {
        using var scope = torch.NewDisposeScope();
        using var first = EveryLoss.Create(name, SomeBatch.Start(bits: 6, seed: 1)).State;
        torch.manual_seed(5);
        using var same = EveryLoss.Create(name, SomeBatch.Start(bits: 6, seed: 1)).State;
        using var other = EveryLoss.Create(name, SomeBatch.Start(bits: 6, seed: 2)).State;
        Assert.All(first.Tensors, entry => TensorAssert.Same(entry.Value, same.Tensors[entry.Key]));
        var drawn = first.Tensors.Where(entry => entry.Key is "centers" or "classifier" or "tie");
        Assert.All(drawn, entry => Assert.NotEqual(
            TensorAssert.Values(entry.Value), TensorAssert.Values(other.Tensors[entry.Key])));
    }

    // TorchSharp counts the empty shell of a tensor that a parameter took over for ever.
    [Theory]
    [MemberData(nameof(Names))]
    public void No_tensor_is_left_when_its_state_is_disposed_of(string name)
    {
        var (start, parameters) = (SomeBatch.Start(), 0);
        var left = LiveTensors.LeftBy(() =>
        {
            using var scope = torch.NewDisposeScope();
            using var bank = EveryLoss.Bank(start);
            var loss = EveryLoss.Create(name, start);
            using var state = loss.State;
            loss.StartEpoch(0, bank);
            var relaxed = EveryLoss.Relaxed(start).requires_grad_();
            EveryLoss.Total(loss.Compute(relaxed, EveryLoss.Batch(start), bank)).backward();
            foreach (var parameter in state.Parameters)
            {
                parameters++;
                parameter.grad = null;
            }
        });
        Assert.Equal(parameters, left);
    }
}
