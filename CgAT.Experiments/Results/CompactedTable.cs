namespace CgAT.Experiments.Results;

/// <summary>A table of a results folder as one file.</summary>
/// <param name="File">The file.</param>
/// <param name="Files">How many files it is made of.</param>
/// <param name="Rows">How many rows it has.</param>
/// <param name="BytesBefore">The size of these files together.</param>
/// <param name="Bytes">The size of the file.</param>
public sealed record CompactedTable(string File, int Files, long Rows, long BytesBefore, long Bytes);
