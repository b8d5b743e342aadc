using System.Runtime.InteropServices;
using CgAT.Core.Data.Pixels;
using static TorchSharp.torch;

namespace CgAT.Core.Data.Streams;

/// <summary>
/// A batch whose images threads write straight into the memory of its tensor. The tensor is made and handed out on the
/// thread that asks for it; the others know of its memory alone, which stays until the last of them is done.
/// </summary>
internal sealed class PendingBatch : IPendingImages
{
    private readonly Device _device;
    private readonly ImageWork _work;
    private Tensor? _host;

    /// <summary>Begins a batch.</summary>
    /// <param name="rows">How many images.</param>
    /// <param name="height">Their height.</param>
    /// <param name="width">Their width.</param>
    /// <param name="device">Where they go.</param>
    /// <param name="threads">Make them.</param>
    /// <param name="write">Writes an image, row of the batch by row, into Height x Width x 3 numbers.</param>
    public PendingBatch(int rows, int height, int width, Device device, ImageThreads threads, RowWriter write)
    {
        _device = device;
        var host = Empty([rows, height, width, RgbImage.Channels], device).DetachFromDisposeScope();
        var length = height * width * RgbImage.Channels;
        var start = Start(host);
        _host = host;
        _work = threads.Begin(rows, (preparer, row) =>
        {
            write(preparer, row, Row(start, row, length));
            GC.KeepAlive(host); // Whoever asked may have forgotten it.
        });
    }

    /// <summary>Writes an image of a batch.</summary>
    public delegate void RowWriter(ImagePreparer preparer, int row, Span<float> to);

    /// <inheritdoc/>
    public Tensor Take()
    {
        if (_host is not { } host)
        {
            throw new InvalidOperationException("these images were taken, or given up");
        }

        _work.Wait();
        _host = null;
        using var scope = NewDisposeScope();
        scope.Attach(host);

        // The memory of a pinned tensor is not used anew before the copy is done: libtorch sees to that.
        return host.to(_device, non_blocking: IsCuda(_device)).permute(0, 3, 1, 2).MoveToOuterDisposeScope();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_host is { } host)
        {
            _host = null;
            _work.GiveUp();
            host.Dispose();
        }
    }

    private static Tensor Empty(long[] shape, Device device)
    {
        using var scope = NewDisposeScope();
        var host = empty(shape, ScalarType.Float32, CPU);
        return (IsCuda(device) ? host.pin_memory() : host).MoveToOuterDisposeScope();
    }

    private static bool IsCuda(Device device) => device.type == TorchSharp.DeviceType.CUDA;

    private static unsafe nint Start(Tensor host)
    {
        fixed (byte* start = host.bytes)
        {
            return (nint)start;
        }
    }

    private static unsafe Span<float> Row(nint start, int row, int length) =>
        MemoryMarshal.CreateSpan(ref ((float*)start)[(long)row * length], length);
}
