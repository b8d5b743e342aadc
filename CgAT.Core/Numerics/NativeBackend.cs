using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using CgAT.Core.Errors;
using TorchSharp;

namespace CgAT.Core.Numerics;

/// <summary>
/// Loads libtorch where the assemblies lie in the package cache, as in scripts of F#, which copy nothing and run no targets.
/// TorchSharp would look for its native library there and find the one that this system can't load (see
/// eng/TorchNative.targets); of a library that is loaded already, the system gives it that one.
/// </summary>
internal static class NativeBackend
{
    private const string Package = "libtorch-cpu-linux-x64";

    // Each after those that it needs.
    private static readonly string[] s_libtorch = ["libc10.so", "libtorch_cpu.so", "libtorch.so"];

    /// <summary>Loads what the package of this assembly brings; nothing where it is in no package.</summary>
    /// <exception cref="UserErrorException">CGAT0409: libtorch is missing.</exception>
    [ModuleInitializer]
    [SuppressMessage("Usage", "CA2255", Justification = "It has to come before TorchSharp's own initializer.")]
    internal static void Load()
    {
        // An assembly that is loaded from memory has no place.
        if (!OperatingSystem.IsLinux()
            || OwnAssembly.Metadata("CgatBackend") != "cpu"
            || PackageOf(typeof(NativeBackend).Assembly) is not { } package)
        {
            return;
        }

        var patched = Path.Combine(package, "buildTransitive", "native", "libLibTorchSharp.so");
        if (File.Exists(patched))
        {
            var libtorch = Libtorch(Roots(package), OwnAssembly.Metadata("CgatLibtorch"));
            foreach (var name in s_libtorch)
            {
                NativeLibrary.Load(Path.Combine(libtorch, "runtimes", "linux-x64", "native", name));
            }

            NativeLibrary.Load(patched);
        }
    }

    /// <summary>The folder of the package that libtorch is in.</summary>
    /// <param name="roots">The folders that packages may lie in, ROOT/NAME/VERSION.</param>
    /// <param name="version">The version that this assembly was built with.</param>
    /// <exception cref="UserErrorException">CGAT0409: it is in none of them.</exception>
    internal static string Libtorch(IEnumerable<string> roots, string version)
    {
        string[] places = [.. roots.Distinct().Select(root => Path.Combine(root, Package, version))];
        return places.FirstOrDefault(Directory.Exists) ?? throw new UserErrorException(new Diagnostic
        {
            Code = ErrorCodes.LibtorchMissing,
            Message = $"libtorch {version} is not where packages are: {string.Join(", ", places)}",
            Remedy = $"restore the package {Package} {version} to the folder that the package CgAT.Core is in",
        });
    }

    // PACKAGE/lib/net10.0/CgAT.Core.dll
    private static string? PackageOf(Assembly assembly) =>
        Path.GetDirectoryName(assembly.Location) is { Length: > 0 } folder
        && Path.GetFileName(Path.GetDirectoryName(folder)) == "lib"
            ? Path.GetFullPath(Path.Combine(folder, "..", ".."))
            : null;

    // The folders of packages, ROOT/NAME/VERSION: of this one, and of TorchSharp, which may lie in a fallback folder.
    private static IEnumerable<string> Roots(string package) => new[] { package, PackageOf(typeof(torch).Assembly) }
        .OfType<string>()
        .Select(each => Path.GetFullPath(Path.Combine(each, "..", "..")));
}
