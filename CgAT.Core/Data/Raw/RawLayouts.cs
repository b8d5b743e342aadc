namespace CgAT.Core.Data.Raw;

/// <summary>All raw data sets that can be prepared.</summary>
public static class RawLayouts
{
    /// <summary>Every layout.</summary>
    public static IReadOnlyList<IRawLayout> All { get; } =
    [
        new MirFlickr25K(),
        new NusWide(),
        new Coco2014(),
        new Cifar10(),
        new ImageNet100(),
        new IdxFiles(),
        new ProceduralShapes(),
    ];

    /// <summary>The layout of a kind; null where there is none.</summary>
    public static IRawLayout? Find(string kind) => All.FirstOrDefault(layout => layout.Kind == kind);
}
