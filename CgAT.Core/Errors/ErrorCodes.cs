namespace CgAT.Core.Errors;

/// <summary>
/// Every code that a <see cref="Diagnostic"/> can carry: 01xx specs, 02xx data, 03xx results and the store, 04xx
/// running, 06xx networks and their weights, 07xx attacks; and 09xx for bugs. Each has a section in docs/errors.md and
/// a test. A code is never reused for something else.
/// </summary>
public static partial class ErrorCodes;
