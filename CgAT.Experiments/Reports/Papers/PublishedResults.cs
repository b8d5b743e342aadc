namespace CgAT.Experiments.Reports.Papers;

/// <summary>
/// What others published, to stand beside our own numbers and marked as theirs: Yuan et al., "Semantic-Aware
/// Adversarial Training for Reliable Deep Hashing Retrieval", IEEE TIFS 2023 (SAAT), tables I and II; AlexNet, DPH,
/// MAP@5000 in percent. The tables of the paper of CgAT were not to be had.
/// </summary>
internal static class PublishedResults
{
    /// <summary>Where the numbers are from.</summary>
    public const string Source =
        "published: SAAT (Yuan et al., IEEE TIFS 2023), tables I and II: AlexNet, DPH, MAP@5000";

    private const string FlickR25k = "flickr-25k";
    private const string NusWide = "nus-wide";
    private const string Coco = "ms-coco";

    /// <summary>The data sets that there are numbers of.</summary>
    public static IReadOnlyList<string> Datasets { get; } = [FlickR25k, NusWide, Coco];

    /// <summary>All rows, by data set.</summary>
    public static IReadOnlyList<PublishedResult> All { get; } =
    [
        new(FlickR25k, "none", null, [81.33, 82.28, 82.47, 81.85]),
        new(FlickR25k, "none", "HAG", [22.53, 21.68, 21.96, 22.56]),
        new(FlickR25k, "none", "SDHA", [21.82, 19.37, 19.39, 19.20]),
        new(FlickR25k, "none", "mainstay", [14.92, 14.53, 14.59, 14.82]),
        new(FlickR25k, "ATRDH", null, [71.35, 72.16, 72.29, 72.08]),
        new(FlickR25k, "ATRDH", "HAG", [41.92, 42.36, 43.80, 44.08]),
        new(FlickR25k, "ATRDH", "SDHA", [39.09, 37.77, 38.39, 38.60]),
        new(FlickR25k, "ATRDH", "mainstay", [32.68, 32.40, 33.39, 33.32]),
        new(FlickR25k, "SAAT", null, [74.19, 73.49, 73.41, 70.07]),
        new(FlickR25k, "SAAT", "HAG", [38.05, 43.76, 48.22, 60.89]),
        new(FlickR25k, "SAAT", "SDHA", [35.26, 40.52, 45.78, 59.62]),
        new(FlickR25k, "SAAT", "mainstay", [30.55, 34.77, 39.35, 53.76]),

        new(NusWide, "none", null, [76.70, 77.47, 77.74, 78.11]),
        new(NusWide, "none", "HAG", [13.62, 13.32, 13.67, 13.55]),
        new(NusWide, "none", "SDHA", [13.85, 12.98, 14.49, 14.56]),
        new(NusWide, "none", "mainstay", [11.93, 11.89, 11.85, 12.02]),
        new(NusWide, "ATRDH", null, [64.58, 64.57, 67.20, 67.90]),
        new(NusWide, "ATRDH", "HAG", [41.59, 41.93, 42.31, 42.29]),
        new(NusWide, "ATRDH", "SDHA", [41.61, 40.36, 40.78, 40.59]),
        new(NusWide, "ATRDH", "mainstay", [38.53, 38.16, 38.95, 38.99]),
        new(NusWide, "SAAT", null, [61.05, 60.51, 61.06, 60.57]),
        new(NusWide, "SAAT", "HAG", [53.07, 52.72, 52.56, 52.90]),
        new(NusWide, "SAAT", "SDHA", [53.22, 52.15, 52.57, 52.83]),
        new(NusWide, "SAAT", "mainstay", [50.35, 50.33, 50.20, 50.16]),

        new(Coco, "none", null, [56.26, 57.41, 56.70, 56.64]),
        new(Coco, "none", "HAG", [12.57, 13.97, 13.90, 13.88]),
        new(Coco, "none", "SDHA", [11.61, 12.38, 12.63, 13.08]),
        new(Coco, "none", "mainstay", [9.96, 11.21, 10.96, 10.87]),
        new(Coco, "ATRDH", null, [49.41, 50.89, 50.38, 51.57]),
        new(Coco, "ATRDH", "HAG", [27.19, 26.78, 26.20, 26.75]),
        new(Coco, "ATRDH", "SDHA", [28.09, 27.17, 27.55, 27.75]),
        new(Coco, "ATRDH", "mainstay", [23.93, 23.24, 23.14, 22.82]),
        new(Coco, "SAAT", null, [46.91, 49.41, 50.14, 52.01]),
        new(Coco, "SAAT", "HAG", [33.83, 34.01, 35.77, 36.69]),
        new(Coco, "SAAT", "SDHA", [35.99, 35.07, 37.23, 36.91]),
        new(Coco, "SAAT", "mainstay", [30.98, 30.87, 32.63, 33.43]),
    ];
}
