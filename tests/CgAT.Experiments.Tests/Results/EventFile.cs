using Tensorboard;

namespace CgAT.Experiments.Tests.Results;

/// <summary>Reads event files of TensorBoard.</summary>
internal static class EventFile
{
    /// <summary>The values of a file, in their order.</summary>
    public static IReadOnlyList<(string Tag, long Step, float Value)> Read(string file) =>
    [
        .. Events(file).Where(each => each.Summary is not null)
            .SelectMany(each => each.Summary.Value.Select(value => (value.Tag, each.Step, value.SimpleValue))),
    ];

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
