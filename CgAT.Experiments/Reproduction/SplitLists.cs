using System.Text;
using CgAT.Core.Data;
using CgAT.Core.Errors;
using CgAT.Experiments.Results.Storage;
using CgAT.Experiments.Specs;

namespace CgAT.Experiments.Reproduction;

/// <summary>Which images a data set consists of, as files to hand on: the images themselves are not.</summary>
internal static class SplitLists
{
    /// <summary>The lists of a data set, by the names of their files.</summary>
    /// <exception cref="UserErrorException">CGAT0201: a list is not there.</exception>
    public static IReadOnlyList<(string Name, byte[] Content)> Of(DatasetSpec dataset, string baseFolder) =>
        dataset switch
        {
            FashionMnistSpec fashion =>
                [(fashion.Split + ".txt", Encoding.UTF8.GetBytes(FashionMnistSplit.Find(fashion.Split).ToText()))],
            _ => [.. ImageLists.FileNames.Select(
                name => (name, Read(Path.GetFullPath(Path.Combine(baseFolder, dataset.Folder, name)))))],
        };

    private static byte[] Read(string file)
    {
        try
        {
            return File.ReadAllBytes(file);
        }
        catch (Exception e) when (ResultErrors.IsFileSystemError(e))
        {
            throw new UserErrorException(
                new Diagnostic
                {
                    Code = ErrorCodes.DataMissing,
                    File = file,
                    Message = $"a list of the data set can't be read: {ResultErrors.Clause(e)}",
                    Remedy = "restore the data set that the run was computed on",
                },
                e);
        }
    }
}
