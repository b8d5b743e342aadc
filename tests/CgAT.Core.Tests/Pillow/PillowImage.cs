namespace CgAT.Core.Tests.Pillow;

/// <summary>An image that Pillow wrote, and the sizes that it has there.</summary>
public sealed record PillowImage(
    string Name, int Width, int Height, int ResizedWidth, int ResizedHeight, int UprightWidth);
