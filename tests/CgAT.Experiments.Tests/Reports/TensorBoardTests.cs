using CgAT.Experiments.Reports;
using CgAT.Experiments.Tests.Results;

namespace CgAT.Experiments.Tests.Reports;

public sealed class TensorBoardTests
{
    [Fact]
    public void A_run_is_a_folder_whose_events_are_its_losses_and_its_MAP()
    {
        using var results = new MadeUpResults();
        using var folder = new TemporaryFolder();
        results.Add(new MadeUpRun("one/two", "cgat", 3, 0.7, 0.2));
        Assert.Equal(1, TensorBoardExport.Write(results.Path, folder.Path));

        var run = Assert.Single(Directory.GetDirectories(folder.Path));
        Assert.StartsWith("one-two cgat seed 3 ", Path.GetFileName(run), StringComparison.Ordinal);
        var values = EventFile.Read(Assert.Single(Directory.GetFiles(run)));
        Assert.Equal(
            [(0L, 1f), (1, 0.5f), (2, 1f / 3), (3, 0.25f)],
            values.Where(value => value.Tag == "hashing/loss").Select(value => (value.Step, value.Value)));
        Assert.Contains(("map/clean", 0L, 0.7f), values);
        Assert.Contains(("map/center", 0L, 0.2f), values);
    }
}
