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
    public static torch.Tensor Of(BatchNorm2d layer, torch.Tensor input, ShardMeeting.Seat seat) =>
        apply(input, layer.weight, layer.bias, layer, seat);

    /// <inheritdoc/>
    public override torch.Tensor forward(torch.autograd.AutogradContext ctx, params object[] vars)
    {
        ArgumentNullException.ThrowIfNull(ctx);
        ArgumentNullException.ThrowIfNull(vars);
        var (input, weight, bias) = ((torch.Tensor)vars[0], (torch.Tensor)vars[1], (torch.Tensor)vars[2]);
        var (layer, seat) = ((BatchNorm2d)vars[3], (ShardMeeting.Seat)vars[4]);
        using var scope = torch.NewDisposeScope();
        var rows = ImageRows.Of(input);
        var part = BatchStatistics.Part(ImageRows.Values(rows), (int)input.shape[1]);
        var statistics = BatchStatistics.Join(seat.Exchange(layer, part), layer.eps);
        if (seat.IsFirst)
        {
            Follow(layer, statistics);
        }

        ctx.save_for_backward([input, weight]);
        ctx.save_data(nameof(BatchNorm2d), layer);
        ctx.save_data(nameof(BatchStatistics), statistics);
        var (scale, shift) = (Scale(weight, statistics), Floats(bias));
        return ImageRows
            .Images(input, into => ChannelRows.Scale(ImageRows.Values(rows), statistics.Mean, scale, shift, into))
            .MoveToOuterDisposeScope();
    }

    /// <inheritdoc/>
    public override List<torch.Tensor?> backward(torch.autograd.AutogradContext ctx, torch.Tensor grad_output)
    {
        ArgumentNullException.ThrowIfNull(ctx);
        using var scope = torch.NewDisposeScope();
        var saved = ctx.get_saved_variables();
        using var input = saved[0];
        using var weight = saved[1];
        var statistics = (BatchStatistics)ctx.get_data(nameof(BatchStatistics));
        var seat = ShardMeeting.Mine ?? throw new InvalidOperationException("the way back is split as the way forward");
        var (rows, gradients) = (ImageRows.Of(input), ImageRows.Of(grad_output));
        var own = ChannelRows.GradientSums(
            ImageRows.Values(gradients), ImageRows.Values(rows), statistics.Mean);
        var all = seat.Exchange(ctx.get_data(nameof(BatchNorm2d)), own);
        var scale = Scale(weight, statistics);
        var (slope, shift) = statistics.SlopeAndShift(scale, all);
        var (ofWeight, ofBias) = statistics.OfParameters(own);
        var ofInput = ImageRows.Images(input, into => ChannelRows.Combine(
            ImageRows.Values(gradients), ImageRows.Values(rows), statistics.Mean, scale, slope, shift, into));
        return
        [
            ofInput.MoveToOuterDisposeScope(),
            Parameter(ofWeight, weight).MoveToOuterDisposeScope(),
            Parameter(ofBias, weight).MoveToOuterDisposeScope(),
            null,
            null,
        ];
    }

    // As libtorch does it, with the unbiased variance.
    private static void Follow(BatchNorm2d layer, BatchStatistics statistics)
    {
        if (layer is { running_mean: { } mean, running_var: { } variance, num_batches_tracked: { } batches })
        {
            using var noGradients = torch.no_grad();
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

    private static float[] Scale(torch.Tensor weight, BatchStatistics statistics) =>
        [.. Floats(weight).Zip(statistics.Inverse, (factor, inverse) => factor * inverse)];

    private static float[] Floats(torch.Tensor parameter)
    {
        using var scope = torch.NewDisposeScope();
        return parameter.detach().to_type(torch.float32).data<float>().ToArray();
    }

    private static torch.Tensor Parameter(float[] values, torch.Tensor parameter)
    {
        using var scope = torch.NewDisposeScope();
        return OwnMemory.Of(values, torch.CPU).to_type(parameter.dtype).MoveToOuterDisposeScope();
    }
}
