namespace CgAT.Experiments.Reports.Pictures;

/// <summary>An item that was retrieved.</summary>
/// <param name="Png">Its picture.</param>
/// <param name="Distance">Its Hamming distance to the query.</param>
/// <param name="IsRelevant">Whether it shares a label with the query.</param>
internal sealed record RetrievedItem(byte[] Png, int Distance, bool IsRelevant);
