namespace CgAT.Core.Networks;

/// <summary>Which backbone, and its choices.</summary>
public abstract record BackboneSettings;
