using CgAT.Experiments.Reports;
using CgAT.Experiments.Tests.Results;
using Tensorboard;

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
        var events = Events(Assert.Single(Directory.GetFiles(run))).ToArray();
        var values = events.Where(each => each.Summary is not null)
            .SelectMany(each => each.Summary.Value.Select(value => (value.Tag, each.Step, value.SimpleValue)))
            .ToArray();
        Assert.Equal(
            [(0L, 1f), (1, 0.5f), (2, 1f / 3), (3, 0.25f)],
            values.Where(value => value.Tag == "hashing/loss").Select(value => (value.Step, value.SimpleValue)));
        Assert.Contains(("map/clean", 0L, 0.7f), values);
        Assert.Contains(("map/center", 0L, 0.2f), values);
    }

    // Records: their length as 8 bytes, its checksum, the record, its checksum.
    private static IEnumerable<Event> Events(string file)
    {
        using var reader = new BinaryReader(File.OpenRead(file));
        while (reader.BaseStream.Position < reader.BaseStream.Length)
        {
            var length = reader.ReadUInt64();
            reader.ReadUInt32();
            yield return Event.Parser.ParseFrom(reader.ReadBytes((int)length));
            reader.ReadUInt32();
        }
    }
}
