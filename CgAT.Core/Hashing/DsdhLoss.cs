using TorchSharp;

namespace CgAT.Core.Hashing;

/// <summary>DSDH (Li et al., NeurIPS 2017), as in the official CgAT code (method section 4).</summary>
/// <remarks>
/// DPSH's pairwise term, and codes B of all items that a linear map W turns into their labels Y:
/// <code>
/// L = mean over n x N of ℓ(θ, s)  +  μ · mean (Y_batch - B_batch W)²  +  ν · mean W²
/// </code>
/// Neither B nor W has a gradient, so that for the network the loss is the pairwise term. Both are solved for at the
/// start of every epoch, in rounds of
/// <code>
/// W = (Bᵀ B + ν/μ I)⁻¹ Bᵀ Y;   bit by bit  b_i = sign( Y w_iᵀ + η/μ u_i - Σ_{j ≠ i} b_j (w_j · w_i) )
/// </code>
/// with μ = ν = 1, η = 55 and 10 rounds. B starts as the signs of the bank: zeros in hashing training, so that the
/// first epoch's W is zero, and the codes of the trained model in a defence, as in the official code.
/// </remarks>
public sealed class DsdhLoss : IHashingLoss
{
    private readonly DsdhConstants _constants;

    // [bits, items]: a bit of all items is one stretch of memory.
    private readonly torch.Tensor _codes;

    // [bits, classes].
    private readonly torch.Tensor _weights;

    /// <summary>The loss at the start of a phase.</summary>
    public DsdhLoss(DsdhConstants constants, HashingLossStart start)
    {
        ArgumentNullException.ThrowIfNull(constants);
        ArgumentNullException.ThrowIfNull(start);
        _constants = constants;
        _codes = torch.zeros(start.Bits, start.Items, device: start.Device).DetachFromDisposeScope();
        _weights = torch.zeros(start.Bits, start.Classes, device: start.Device).DetachFromDisposeScope();
        State = new HashingLossState(new LossTensor("codes", _codes), new LossTensor("weights", _weights));
    }

    /// <summary>"codes" B [bits, items] and "weights" W [bits, classes].</summary>
    public HashingLossState State { get; }

    /// <inheritdoc/>
    public bool CouplesImages => false;

    /// <inheritdoc/>
    public void StartEpoch(int epoch, CodeBank bank)
    {
        ArgumentNullException.ThrowIfNull(bank);
        using var scope = torch.NewDisposeScope();
        using var noGradients = torch.no_grad();
        if (epoch == 0)
        {
            _codes.copy_(bank.Relaxed.t().sign());
        }

        var (labels, relaxed) = (bank.Labels, bank.Relaxed.t());
        for (var round = 0; round < _constants.Rounds; round++)
        {
            using var step = torch.NewDisposeScope();
            SolveWeights(labels);
            for (var bit = 0; bit < _codes.shape[0]; bit++)
            {
                using var ofBit = torch.NewDisposeScope();
                SolveBit(bit, labels, relaxed[bit]);
            }
        }
    }

    /// <inheritdoc/>
    public HashingLossTerms Compute(torch.Tensor relaxed, HashingBatch batch, CodeBank bank)
    {
        ArgumentNullException.ThrowIfNull(relaxed);
        ArgumentNullException.ThrowIfNull(batch);
        ArgumentNullException.ThrowIfNull(bank);
        using var scope = torch.NewDisposeScope();
        var theta = relaxed.matmul(bank.Relaxed.t()) * 0.5;
        var pairs = PairwiseTerms.Likelihood(theta, PairwiseTerms.Similar(batch.Labels, bank.Labels)).mean();

        // Gathered and not selected: libtorch's meta device has no selection by index.
        var codes = _codes.gather(1, batch.Rows.expand(_codes.shape[0], -1));
        var error = batch.Labels - codes.t().matmul(_weights);
        var similarity = pairs
            + ((error * error).mean() * _constants.Mu)
            + ((_weights * _weights).mean() * _constants.Nu);
        return new HashingLossTerms(
            similarity.MoveToOuterDisposeScope(),
            torch.zeros([], device: relaxed.device).MoveToOuterDisposeScope());
    }

    private void SolveWeights(torch.Tensor labels)
    {
        var identity = torch.eye(_codes.shape[0], device: _codes.device);
        var square = _codes.matmul(_codes.t()) + (identity * (_constants.Nu / _constants.Mu));
        _weights.copy_(torch.linalg.solve(square, _codes.matmul(labels)));
    }

    private void SolveBit(int bit, torch.Tensor labels, torch.Tensor relaxed)
    {
        var (code, weight) = (_codes[bit], _weights[bit]);
        var likeness = _weights.matmul(weight);
        var others = _codes.t().matmul(likeness) - (code * likeness[bit]);
        code.copy_((labels.matmul(weight) + (relaxed * (_constants.Eta / _constants.Mu)) - others).sign());
    }
}
