namespace CgAT.Core.Data;

/// <summary>What an image file was when a manifest was written.</summary>
/// <param name="Bytes">Its length.</param>
/// <param name="Sha256">The SHA-256 of its content in 64 hexadecimal digits.</param>
public sealed record ImageFileDigest(long Bytes, string Sha256);
