namespace CgAT.Core.Numerics;

/// <summary>What is to be differentiated does not depend on what it is differentiated by.</summary>
/// <param name="message">What that is.</param>
public sealed class NoGradientException(string message) : InvalidOperationException(message);
