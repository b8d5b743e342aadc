using CgAT.Core.Data;

namespace CgAT.Experiments.Execution;

/// <summary>What tables say of a data set: it stays when the images are gone.</summary>
internal sealed record DatasetFacts
{
    /// <summary>The digest of images, labels and lists.</summary>
    public required string Digest { get; init; }

    /// <summary>The length of the query list.</summary>
    public required int Queries { get; init; }

    /// <summary>The length of the database list.</summary>
    public required int Database { get; init; }

    /// <summary>The length of the training list.</summary>
    public required int Train { get; init; }

    /// <summary>The number of labels.</summary>
    public required int Classes { get; init; }

    public static DatasetFacts Of(RetrievalDataset dataset) => new()
    {
        Digest = dataset.Digest,
        Queries = dataset.Query.Count,
        Database = dataset.Database.Count,
        Train = dataset.Train.Count,
        Classes = dataset.Train.Classes,
    };
}
