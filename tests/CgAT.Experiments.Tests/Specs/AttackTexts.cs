namespace CgAT.Experiments.Tests.Specs;

/// <summary>Texts of specs that are right, in which every attack is, and what belongs to attacks.</summary>
internal static class AttackTexts
{
    private const string Gradient = """
        epsilon = "8/255"
        step = "1/255"
        iterations = 10
        random_start = true

        """;

    private const string Targets = "targets = { rule = \"frequent-disjoint\", more_than = 3 }\n";

    private const string Prototypes = "prototypes = { loss = \"tha\", hidden = 16, features = 8, epochs = 1, steps = 4, "
        + "batch_size = 8, learning_rate = 1e-4 }\n";

    private static readonly Dictionary<string, string> s_attacks = new()
    {
        ["center in full"] = $"kind = \"center\"\n{Gradient}"
            + "norm = \"l2\"\npixels = \"normalized\"\nalpha = { kind = \"constant\", value = 0.5 }\n"
            + "move = { kind = \"sgd\", momentum = 0.9 }\ngradient = { kind = \"mi-fgsm\", decay = 0.5 }\n"
            + "restarts = 2\nearly_stop = true\nprecision = \"bf16\"\ncenters_from = \"train\"\n"
            + $"weights = \"iou\"\nloss = \"weighted\"\ntargeted = true\n{Targets}",
        ["hag"] = $"kind = \"hag\"\n{Gradient}alpha = {{ kind = \"hag-10\" }}\nmove = {{ kind = \"adam\" }}\n"
            + "gradient = { kind = \"ni-fgsm\", decay = 0.5 }\nport = \"saat\"\nthreshold = 0.5\nbeta = 1.0\n",
        ["sdha"] = $"kind = \"sdha\"\n{Gradient}move = {{ kind = \"gradient\" }}\n"
            + "gradient = { kind = \"di-fgsm\", decay = 0.5, probability = 0.5, least_size = 0.9 }\n"
            + $"code_weight = 25.0\ntargeted = true\n{Targets}",
        ["dhta"] = $"kind = \"dhta\"\n{Gradient}move = {{ kind = \"normalized\" }}\n"
            + "alpha = { kind = \"stepped\", from = [0, 5], values = [0.5, 1.0] }\n"
            + "gradient = { kind = \"si-ni-fgsm\", decay = 0.5, copies = 2, scales = \"paper\" }\n"
            + $"anchors = 9\nreplacement = true\n{Targets}",
        ["tha"] = $"kind = \"tha\"\n{Gradient}move = {{ kind = \"sign\" }}\n"
            + "gradient = { kind = \"vmi-fgsm\", decay = 0.5, samples = 2, beta = 1.5 }\n"
            + $"{Prototypes}{Targets}",
        ["pros-gan"] = "kind = \"pros-gan\"\nepsilon = \"8/255\"\n" + Prototypes
            + "epochs = 1\nbatch_size = 8\nlearning_rate = 1e-4\nreconstruction = 50.0\nhash = 5.0\nadversarial = 1.0\n"
            + "discriminator_every = 3\nwidth = 8\n" + Targets,
        ["square"] = "kind = \"square\"\nepsilon = \"8/255\"\nqueries = 50\ninitial_share = 0.3\naway_from = \"own\"\n",
        ["ensemble"] = "kind = \"ensemble\"\nversion = \"cgat-standard-1\"\nepsilon = \"8/255\"\n",
    };

    private const string Beside = """

        [[surrogate]]
        kind = "bit-depth"
        name = "squeezed"
        bits = 3
        gradient = "straight-through"

        [checks]
        queries = 16
        square_queries = 20

        [checks.attack]
        kind = "center"
        epsilon = "8/255"
        step = "1/255"
        iterations = 10
        random_start = false
        centers_from = "database"

        """;

    /// <summary>The quickstart with one attack, a surrogate and checks; and once with another surrogate.</summary>
    public static IReadOnlyDictionary<string, string> All { get; } = s_attacks
        .ToDictionary(attack => $"attack {attack.Key}", attack => Of($"{attack.Value}crafted_on = \"squeezed\"\n"))
        .Append(new("surrogate jpeg", Of($"{s_attacks["square"]}crafted_on = \"squeezed\"\n")
            .Replace("kind = \"bit-depth\"", "kind = \"jpeg\"", StringComparison.Ordinal)
            .Replace("bits = 3\n", "quality = 75\n", StringComparison.Ordinal)))
        .ToDictionary();

    /// <summary>What these texts have and the quickstart has not.</summary>
    public static IReadOnlyList<string> Parts { get; } = ["attack", "surrogate", "checks"];

    private static string Of(string attack)
    {
        var text = SpecTexts.Quickstart;
        var (start, end) = (text.IndexOf("[[attack]]", StringComparison.Ordinal), text.IndexOf(
            "[evaluation]", StringComparison.Ordinal));
        return $"{text[..start]}[[attack]]\n{attack}\n{text[end..]}{Beside}"
            .Replace("batch_size = 256\n", "batch_size = 256\nprecision_at = [10, 50]\n", StringComparison.Ordinal);
    }
}
