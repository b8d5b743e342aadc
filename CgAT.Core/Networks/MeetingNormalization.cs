using CgAT.Core.Numerics;
using TorchSharp;
using TorchSharp.Modules;

namespace CgAT.Core.Networks;

/// <summary>One shard's part of a <see cref="BatchNormalization"/>, in training mode.</summary>
internal sealed class MeetingNormalization : torch.autograd.SingleTensorFunction<MeetingNormalization>
{
    /// <inheritdoc/>
    public override string Name => nameof(MeetingNormalization);

    /// <summary>The shard's outputs; the first shard moves the running statistics.</summary>
    /// <param name="layer">The layer, which is also what the meeting is about.</param>
    /// <param name="input">[n, channels, h, w]: the shard's images, in single precision or less.</param>
    /// <param name="seat">Where the shard sits.</param>
    /// <exception cref="NotSupportedException">The images are in double precision.</exception>
    public static torch.Tensor Of(BatchNorm2d layer, torch.Tensor input, ShardMeeting.Seat seat) =>
        input.dtype == torch.float64
            ? throw new NotSupportedException("shards meet in single precision")
            : apply(input, layer.weight, layer.bias, layer, seat);

    /// <inheritdoc/>
    public override torch.Tensor forward(torch.autograd.AutogradContext ctx, params object[] vars)
    {
        ArgumentNullException.ThrowIfNull(ctx);
        ArgumentNullException.ThrowIfNull(vars);
        var (input, weight, bias) = ((torch.Tensor)vars[0], (torch.Tensor)vars[1], (torch.Tensor)vars[2]);
        var (layer, seat) = ((BatchNorm2d)vars[3], (ShardMeeting.Seat)vars[4]);
        using var scope = torch.NewDisposeScope();
        using var noGradients = torch.no_grad();
        var rows = ImageRows.Of(input);
        var part = ChannelRows.Moments(ImageRows.Values(rows), (int)input.shape[1]);
        var statistics = BatchStatistics.Join(seat.Exchange(layer, part), layer.eps);
        if (seat is { IsFirst: true, IsBroken: false })
        {
            Follow(layer, statistics);
        }

        var scale = statistics.Scale(ImageRows.Values(weight.to_type(torch.float32)));
        ctx.save_for_backward([input]);
        ctx.save_data(nameof(BatchNorm2d), layer);
        ctx.save_data(nameof(BatchStatistics), statistics);
        ctx.save_data(nameof(BatchStatistics.Scale), scale);
        var outputs = torch.empty_like(input);
        var into = ImageRows.Of(outputs);
        ChannelRows.Scale(
            ImageRows.Values(rows),
            statistics.Mean,
            scale,
            ImageRows.Values(bias.to_type(torch.float32)),
            ImageRows.Values(into));
        ImageRows.Put(into, outputs);
        return outputs.MoveToOuterDisposeScope();
    }

    /// <inheritdoc/>
    public override List<torch.Tensor?> backward(torch.autograd.AutogradContext ctx, torch.Tensor grad_output)
    {
        ArgumentNullException.ThrowIfNull(ctx);
        using var scope = torch.NewDisposeScope();
        using var noGradients = torch.no_grad();
        using var input = ctx.get_saved_variables()[0];
        var statistics = (BatchStatistics)ctx.get_data(nameof(BatchStatistics));
        var scale = (float[])ctx.get_data(nameof(BatchStatistics.Scale));
        var (rows, gradients) = (ImageRows.Of(input), ImageRows.Of(grad_output));
        var own = ChannelRows.GradientSums(ImageRows.Values(gradients), ImageRows.Values(rows), statistics.Mean);
        var (slope, shift) = statistics.SlopeAndShift(scale, Met(ctx.get_data(nameof(BatchNorm2d)), own));
        var (ofWeight, ofBias) = statistics.OfParameters(own);
        var ofInput = torch.empty_like(input);
        var into = ImageRows.Of(ofInput);
        ChannelRows.Combine(
            ImageRows.Values(gradients),
            ImageRows.Values(rows),
            statistics.Mean,
            scale,
            slope,
            shift,
            ImageRows.Values(into));
        ImageRows.Put(into, ofInput);
        return WayBack.Of(
            grad_output,
            ofInput.MoveToOuterDisposeScope(),
            OwnMemory.Of(ofWeight, torch.CPU).to_type(input.dtype).MoveToOuterDisposeScope(),
            OwnMemory.Of(ofBias, torch.CPU).to_type(input.dtype).MoveToOuterDisposeScope(),
            null,
            null);
    }

    // Outside of a batch that is split nobody else comes. An exception would end the process, so gradients are no
    // numbers, which whoever looks at them finds.
    private static double[][] Met(object layer, double[] own) =>
        ShardMeeting.Mine?.Exchange(layer, own) ?? [[.. own.Select(_ => double.NaN)]];

    // As libtorch does it, with the unbiased variance.
    private static void Follow(BatchNorm2d layer, BatchStatistics statistics)
    {
        if (layer is { running_mean: { } mean, running_var: { } variance, num_batches_tracked: { } batches })
        {
            batches.add_(1);
            var momentum = layer.momentum ?? 1.0 / batches.item<long>();
            Move(mean, statistics.Mean, momentum);
            Move(variance, statistics.Variance, momentum);
        }
    }

    private static void Move(torch.Tensor running, float[] values, double momentum)
    {
        using var scope = torch.NewDisposeScope();
        running.mul_(1 - momentum).add_(OwnMemory.Of(values, torch.CPU).to_type(running.dtype), momentum);
    }
}
