using CgAT.Core.Errors;

namespace CgAT.Core.Data.Pixels;

/// <summary>A distinct image of some lists.</summary>
internal sealed record ListedImage
{
    /// <summary>Its full path.</summary>
    public required string Path { get; init; }

    /// <summary>Its name in manifests.</summary>
    public required string Name { get; init; }

    /// <summary>The list that names it first.</summary>
    public required string List { get; init; }

    /// <summary>The line there, from 1.</summary>
    public required int Line { get; init; }

    /// <summary>Whether all of it is kept, for crops at any place, and not its centre alone.</summary>
    public bool IsWhole { get; init; }

    /// <summary>The SHA-256 of its file in hexadecimal digits, as far as it is known; what is read must have it.</summary>
    public string? Sha256 { get; init; }

    /// <summary>The distinct images of some lists, in the order in which these name them.</summary>
    public static ListedImage[] Of(IEnumerable<ImageList> lists) =>
    [
        .. lists
            .SelectMany(list => list.Images.Select((path, at) => new ListedImage
            {
                Path = path,
                Name = list.Names[at],
                List = list.File,
                Line = at + 1,
            }))
            .DistinctBy(image => image.Path),
    ];

    /// <summary>What is wrong with it, as it is told.</summary>
    public Diagnostic Tell(ImageFault fault) => new()
    {
        Code = fault.Code,
        Message = $"the image '{Path}' {fault.Cause}",
        Remedy = fault.Remedy,
        File = List,
        Line = Line,
    };
}
