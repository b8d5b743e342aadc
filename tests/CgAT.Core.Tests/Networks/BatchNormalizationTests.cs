using CgAT.Core.Networks;
using CgAT.Core.Numerics;
using CgAT.Core.Tests.Support;
using TorchSharp;
using TorchSharp.Modules;

namespace CgAT.Core.Tests.Networks;

/// <summary>Batch normalisation over shards that meet, beside libtorch's of the whole batch.</summary>
[Collection(nameof(Alone))]
public sealed class BatchNormalizationTests
{
    [Theory]
    [InlineData(2, 7, 4, true)]
    [InlineData(3, 8, 5, true)]
    [InlineData(3, 3, 1, true)]
    [InlineData(2, 4, 4, false)]
    public void Outputs_gradients_and_running_statistics_are_those_of_the_whole_batch(
        int shards, int images, int side, bool channelsLast)
    {
        using var scope = torch.NewDisposeScope();
        using var pool = new ShardPool(shards);
        using var generator = new torch.Generator(1);
        using var split = Layer(generator);
        using var precise = Precise(split);

        // Far from zero, so that a variance out of plain sums of squares would have lost its digits.
        var input = (torch.randn([images, 32, side, side], generator: generator) * 0.1f) + 10;
        var slopes = torch.randn([images, 32, side, side], generator: generator);
        if (channelsLast)
        {
            (input, slopes) = (ChannelsLast(input), ChannelsLast(slopes));
        }

        var variable = input.to(torch.float64).requires_grad_();
        var expected = precise.call(variable);
        var gradients = torch.autograd.grad(
            [expected], [variable, precise.weight, precise.bias], [slopes.to(torch.float64)]);

        var parts = pool.Run(images, shard =>
        {
            var part = shard.Of(input).detach().requires_grad_();
            var outputs = BatchNormalization.Run(split, part);
            var back = torch.autograd.grad([outputs], [part, split.weight, split.bias], [shard.Of(slopes)]);
            return [outputs.detach(), .. back];
        });
        Near(expected.detach(), torch.cat([.. parts.Select(part => part[0])]));
        Near(gradients[0], torch.cat([.. parts.Select(part => part[1])]));
        Near(gradients[1], parts.Select(part => part[2]).Aggregate((a, b) => a + b));
        Near(gradients[2], parts.Select(part => part[3]).Aggregate((a, b) => a + b));
        Assert.Equal(channelsLast, parts[0][0].permute(0, 2, 3, 1).is_contiguous());
        foreach (var (name, value) in precise.state_dict())
        {
            Near(value, split.state_dict()[name]);
        }
    }

    [Fact]
    public void A_layer_of_rounded_weights_gives_rounded_outputs_and_gradients()
    {
        using var scope = torch.NewDisposeScope();
        using var pool = new ShardPool(2);
        using var generator = new torch.Generator(1);
        using var layer = Layer(generator);
        using var rounded = Layer(generator);
        rounded.load_state_dict(layer.state_dict());
        rounded.to(torch.bfloat16);
        Freeze(rounded);
        var input = ChannelsLast(torch.randn([4, 32, 3, 3], generator: generator));
        var found = new[] { layer, rounded }.Select(each => pool.Run(4, shard =>
        {
            var part = shard.Of(input).to(each.weight!.dtype).detach().requires_grad_();
            var outputs = BatchNormalization.Run(each, part);
            Assert.Equal(each.weight.dtype, outputs.dtype);
            return [outputs.detach(), torch.autograd.grad([outputs.square().sum()], [part])[0]];
        })).ToList();
        foreach (var (wanted, got) in found[0].Zip(found[1]))
        {
            TensorAssert.Close(wanted[0], got[0].to(torch.float32), relative: 0.03, absolute: 0.03);
            Assert.Equal(torch.bfloat16, got[1].dtype);
        }

        TensorAssert.Close(
            layer.running_mean!, rounded.running_mean!.to(torch.float32), relative: 0.01, absolute: 0.001);
    }

    [Fact]
    public void In_evaluation_mode_or_in_one_piece_the_bits_are_libtorch_s()
    {
        using var scope = torch.NewDisposeScope();
        using var pool = new ShardPool(2);
        using var generator = new torch.Generator(1);
        using var layer = Layer(generator);
        using var other = Layer(generator);
        other.load_state_dict(layer.state_dict());
        var input = ChannelsLast(torch.randn([4, 32, 3, 3], generator: generator));
        foreach (var (parts, training) in new[] { (pool.Whole, true), (pool, false) })
        {
            layer.train(training);
            other.train(training);
            TensorAssert.Same(
                parts.Map(4, shard => other.call(shard.Of(input))),
                parts.Map(4, shard => BatchNormalization.Run(layer, shard.Of(input))));
        }
    }

    [Fact]
    public void A_pass_and_its_gradients_leave_no_tensor_behind()
    {
        using var pool = new ShardPool(2);
        using var generator = new torch.Generator(1);
        using var layer = Layer(generator);
        using var input = ChannelsLast(torch.randn([4, 32, 3, 3], generator: generator));
        Assert.Equal(0, LiveTensors.LeftBy(() =>
        {
            using var scope = torch.NewDisposeScope();
            pool.Map(4, shard =>
            {
                var part = shard.Of(input).detach().requires_grad_();
                return torch.autograd.grad([BatchNormalization.Run(layer, part).relu_().sum()], [part])[0];
            });
        }));
    }

    [Fact]
    public void A_channel_whose_first_value_is_far_from_all_others_keeps_its_digits()
    {
        using var scope = torch.NewDisposeScope();
        using var generator = new torch.Generator(1);
        var values = torch.randn([1000, 16], generator: generator);
        values[0].fill_(1000f);
        var moments = ChannelRows.Moments(ImageRows.Values(values), 16);
        var precise = values.to(torch.float64);
        var means = precise.mean([0]).data<double>().ToArray();
        var squares = (precise - precise.mean([0])).square().sum([0]).data<double>().ToArray();
        Assert.Equal(33, moments.Length);
        Assert.Equal(1000, moments[^1]);
        Assert.All(Enumerable.Range(0, 16), channel =>
        {
            Assert.Equal(means[channel], moments[channel], 1e-6);
            Assert.Equal(squares[channel], moments[16 + channel], 1e-6 * squares[channel]);
        });
    }

    [Fact]
    public void A_constant_channel_has_no_variance_and_no_gradient_that_is_no_number()
    {
        using var scope = torch.NewDisposeScope();
        using var pool = new ShardPool(2);
        using var generator = new torch.Generator(1);
        using var layer = Layer(generator);
        var input = torch.full([4, 32, 3, 3], 0.1f);
        var gradient = pool.Map(4, shard =>
        {
            var part = shard.Of(input).detach().requires_grad_();
            return torch.autograd.grad([BatchNormalization.Run(layer, part).square().sum()], [part])[0];
        });
        Assert.True(gradient.isfinite().all().item<bool>());
        Assert.True(layer.running_var!.ge(0).all().item<bool>());
    }

    [Fact]
    public void Gradients_that_are_not_taken_where_the_batch_is_split_are_no_numbers()
    {
        using var scope = torch.NewDisposeScope();
        using var pool = new ShardPool(2);
        using var generator = new torch.Generator(1);
        using var layer = Layer(generator);
        var input = torch.randn([4, 32, 3, 3], generator: generator).requires_grad_();
        var outputs = pool.Map(4, shard => BatchNormalization.Run(layer, shard.Of(input)));
        Assert.True(torch.autograd.grad([outputs.sum()], [input])[0].isnan().all().item<bool>());
    }

    [Fact]
    public void Double_precision_is_refused_instead_of_cut()
    {
        using var scope = torch.NewDisposeScope();
        using var pool = new ShardPool(2);
        using var generator = new torch.Generator(1);
        using var layer = Precise(Layer(generator));
        var input = torch.randn([4, 32, 3, 3], torch.float64, generator: generator);
        Assert.Throws<NotSupportedException>(
            () => pool.Map(4, shard => BatchNormalization.Run(layer, shard.Of(input))));
    }

    [Fact]
    public void Running_statistics_stay_as_they_were_where_a_shard_failed()
    {
        using var scope = torch.NewDisposeScope();
        using var pool = new ShardPool(2);
        using var generator = new torch.Generator(1);
        using var layer = Layer(generator);
        var input = torch.randn([4, 32, 3, 3], generator: generator);
        Assert.Throws<InvalidDataException>(() => pool.Map(4, shard => shard.Index == 1
            ? throw new InvalidDataException("failed")
            : BatchNormalization.Run(layer, shard.Of(input))));
        Assert.Equal(0f, layer.running_mean!.abs().max().item<float>());
        Assert.Equal(0L, layer.num_batches_tracked!.item<long>());
    }

    [Theory]
    [InlineData("resnet18")]
    [InlineData("resnet50")]
    [InlineData("vgg11-bn")]
    [InlineData("densenet161")]
    public void Whole_networks_over_shards_are_those_of_the_whole_batch(string name)
    {
        using var scope = torch.NewDisposeScope();
        using var pool = new ShardPool(3);
        using var whole = Network(name);
        using var split = Network(name);
        var images = RandomTensor.Images(5, seed: 1, size: 64);
        var masks = new DropoutSource(1, "cgat", whole.DropoutLayers).Masks("clean", 0, [0, 1, 2, 3, 4]);
        Assert.Same(pool, split.ForAttacks(pool));
        var (expected, actual) = (Pass(whole, pool.Whole), Pass(split, split.ForAttacks(pool)));
        Near(expected.Features, actual.Features);

        // A ReLU whose input is zero but for rounding makes a gradient jump, so gradients agree as directions.
        Assert.InRange(
            ((expected.Gradient * actual.Gradient).sum() / (expected.Gradient.norm() * actual.Gradient.norm())).item<float>(),
            0.999f,
            1.001f);
        var statistics = split.state_dict();
        Assert.All(whole.state_dict(), entry =>
        {
            Near(entry.Value.detach(), statistics[entry.Key].detach());
            Assert.True(!entry.Key.EndsWith("tracked", StringComparison.Ordinal) || statistics[entry.Key].item<long>() == 1);
        });

        (torch.Tensor Features, torch.Tensor Gradient) Pass(HashNetwork network, ShardPool through)
        {
            var parts = through.Run(5, shard =>
            {
                var variable = shard.Of(images).detach().requires_grad_();
                var features = network.Features(variable, masks.Of(shard));
                return [features.detach(), torch.autograd.grad([features.square().sum()], [variable])[0]];
            });
            return (torch.cat([.. parts.Select(part => part[0])]), torch.cat([.. parts.Select(part => part[1])]));
        }
    }

    [Theory]
    [InlineData(24, 48)]
    [InlineData(16, 40)]
    [InlineData(0, 16)]
    public void Channels_that_fill_no_vector_and_values_that_fill_no_row_are_refused(int channels, int values) =>
        Assert.Throws<ArgumentException>(() => ChannelRows.GradientSums(
            new float[values], new float[values], new float[channels]));

    [Fact]
    public void Matrices_of_different_lengths_are_refused()
    {
        float[] row = new float[16], rows = new float[32];
        Assert.Throws<ArgumentException>(() => ChannelRows.GradientSums(row, rows, row));
        Assert.Throws<ArgumentException>(() => ChannelRows.Scale(rows, row, row, row, into: row));
        Assert.Throws<ArgumentException>(() => ChannelRows.Scale(rows, row, row, rows, into: rows));
        Assert.Throws<ArgumentException>(() => ChannelRows.Combine(rows, rows, row, row, row, row, into: row));
    }

    private static HashNetwork Network(string name)
    {
        var backbone = SomeBackbones.Create(name);
        using var generator = new torch.Generator(1);
        return new HashNetwork(backbone, Dense.HashLayer(backbone.Features, 8, generator));
    }

    private static BatchNorm2d Layer(torch.Generator generator)
    {
        var layer = torch.nn.BatchNorm2d(32);
        using var noGradients = torch.no_grad();
        layer.weight!.copy_(torch.rand(32, generator: generator) + 0.5);
        layer.bias!.copy_(torch.randn(32, generator: generator));
        return layer;
    }

    private static BatchNorm2d Precise(BatchNorm2d layer)
    {
        var precise = torch.nn.BatchNorm2d(32);
        precise.load_state_dict(layer.state_dict());
        return (BatchNorm2d)precise.to(torch.float64);
    }

    // Relative to the largest value; a mean of 10 is rounded to 1e-6, a hundred-thousandth of the deviation.
    private static void Near(torch.Tensor expected, torch.Tensor actual)
    {
        var (wanted, found) = (expected.to(torch.float64), actual.to(torch.float64));
        var error = (wanted - found).abs().max().item<double>() / wanted.abs().max().clamp(1e-9).item<double>();
        Assert.InRange(error, 0, 1e-4);
    }

    private static void Freeze(BatchNorm2d layer)
    {
        foreach (var parameter in layer.parameters())
        {
            parameter.requires_grad = false;
        }
    }

    private static torch.Tensor ChannelsLast(torch.Tensor images) =>
        images.permute(0, 2, 3, 1).contiguous().permute(0, 3, 1, 2);
}
