using CgAT.Core.Data;
using TorchSharp;

namespace CgAT.Core.Models;

/// <summary>Keeps the attacked images of all queries as pictures.</summary>
public sealed class AttackedPictures : IAttackedImageSink
{
    private readonly Dictionary<int, Picture> _pictures = [];

    /// <summary>The attacked image of each query that was attacked.</summary>
    public IReadOnlyDictionary<int, Picture> Pictures => _pictures;

    /// <inheritdoc/>
    public void Take(IReadOnlyList<int> queries, torch.Tensor images)
    {
        ArgumentNullException.ThrowIfNull(queries);
        foreach (var (query, picture) in queries.Zip(Picture.Of(images)))
        {
            _pictures[query] = picture;
        }
    }
}
