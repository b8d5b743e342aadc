using CgAT.Core.Data;
using CgAT.Core.Numerics;
using TorchSharp;

namespace CgAT.Core.Tests.Support;

/// <summary>An image set over tensors, for pixels that are no bytes.</summary>
internal sealed class TensorImageSet(torch.Tensor images, torch.Tensor labels) : IImageSet
{
    public int Count => (int)images.shape[0];

    public int Height => (int)images.shape[2];

    public int Width => (int)images.shape[3];

    public int Classes => (int)labels.shape[1];

    public bool SingleLabel => Enumerable.Range(0, Count).All(item => LabelsOf(item).Count == 1);

    public torch.Tensor Images(IReadOnlyList<int> items, torch.Device device)
    {
        using var scope = torch.NewDisposeScope();
        var channelsLast = Rows(images, items).permute(0, 2, 3, 1).contiguous();
        return channelsLast.permute(0, 3, 1, 2).to(device).MoveToOuterDisposeScope();
    }

    public torch.Tensor Labels(IReadOnlyList<int> items, torch.Device device)
    {
        using var scope = torch.NewDisposeScope();
        return Rows(labels, items).to(device).MoveToOuterDisposeScope();
    }

    public IReadOnlyList<int> LabelsOf(int item)
    {
        using var scope = torch.NewDisposeScope();
        var row = labels[item].cpu().data<float>().ToArray();
        return [.. Enumerable.Range(0, Classes).Where(label => row[label] > 0)];
    }

    private static torch.Tensor Rows(torch.Tensor all, IReadOnlyList<int> items) =>
        all.index_select(0, OwnMemory.Places(items, all.device));
}
