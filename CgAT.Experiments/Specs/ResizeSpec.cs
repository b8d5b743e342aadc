namespace CgAT.Experiments.Specs;

/// <summary>How images get their size.</summary>
public sealed record ResizeSpec
{
    /// <summary>Height and width after resizing.</summary>
    [Setting("Height and width in pixels after resizing.", Min = 8, Max = 1024)]
    public required int Size { get; init; }

    /// <summary>"area" takes the mean of whole blocks; "bilinear" is Pillow's, with a centre crop.</summary>
    [Setting("'area' takes the mean of whole blocks; 'bilinear' is Pillow's, with a centre crop.", Choices = "area bilinear")]
    public required string Filter { get; init; }
}
