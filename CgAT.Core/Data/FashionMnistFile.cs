using CgAT.Core.Errors;

namespace CgAT.Core.Data;

/// <summary>
/// The four published files and the SHA-256 of what each unpacks to; how they are packed differs between mirrors.
/// </summary>
internal sealed record FashionMnistFile(string Name, string Sha256)
{
    private const string Restore =
        "'git checkout -- data/fashion-mnist' restores the t10k files of this repository; all files are at "
        + "https://github.com/zalandoresearch/fashion-mnist and, on Debian, in the package dataset-fashion-mnist "
        + "(/usr/share/datasets/fashion-mnist)";

    public static readonly FashionMnistFile TrainingImages = new(
        "train-images-idx3-ubyte", "c59f468a2f672dc815687fe0f83887768d799fd8a3f3276145d20f83aa44d888");

    public static readonly FashionMnistFile TrainingLabels = new(
        "train-labels-idx1-ubyte", "bad3541b69d912435c50bb6ba87bec294ff4f6a2e1246121d8633921760443d9");

    public static readonly FashionMnistFile T10KImages = new(
        "t10k-images-idx3-ubyte", "5b4141f0afbad91edebe8549f8fcffe087ea10ca49f1dbef5c9a5cd8815ce37b");

    public static readonly FashionMnistFile T10KLabels = new(
        "t10k-labels-idx1-ubyte", "0402a96d92fd2663957122ceb108a494c5af83dab82d92729df917d7dec38c34");

    /// <summary>The array of the file in a folder, packed (preferred) or plain, after its digest is checked.</summary>
    public IdxArray Read(string folder)
    {
        if (!Directory.Exists(folder))
        {
            throw Error(ErrorCodes.DataMissing, folder, "the folder of Fashion-MNIST isn't there");
        }

        var packed = Path.Combine(folder, Name + ".gz");
        var plain = Path.Combine(folder, Name);
        var path = !File.Exists(packed) && File.Exists(plain) ? plain : packed;
        var content = IdxReader.Unpack(path, Restore);
        var found = ContentDigest.Hex(content);
        return found == Sha256
            ? IdxReader.Parse(content, path)
            : throw Error(
                ErrorCodes.DataDamaged,
                path,
                $"the unpacked file has the SHA-256 {found}, but the published one has {Sha256}");
    }

    private static UserErrorException Error(string code, string path, string message) =>
        new(new Diagnostic { Code = code, Message = message, Remedy = Restore, File = path });
}
