using CgAT.Core.Attacks.Square;

namespace CgAT.Core.Tests.Attacks.Square;

public sealed class SquareScheduleTests
{
    [Theory]
    [InlineData(10, 1)]
    [InlineData(11, 2)]
    [InlineData(50, 2)]
    [InlineData(51, 4)]
    [InlineData(201, 8)]
    [InlineData(501, 16)]
    [InlineData(1001, 32)]
    [InlineData(2001, 64)]
    [InlineData(4001, 128)]
    [InlineData(6001, 256)]
    [InlineData(8000, 256)]
    [InlineData(8001, 512)]
    [InlineData(10_000, 512)]
    public void The_share_halves_after_the_places_of_the_authors_code(int proposal, int divisor) =>
        Assert.Equal(0.8 / divisor, SquareSchedule.Share(0.8, proposal, 10_000), 1e-15);

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 2)]
    [InlineData(5, 2)]
    [InlineData(6, 4)]
    [InlineData(801, 512)]
    public void Fewer_proposals_come_to_the_same_places_in_proportion(int proposal, int divisor) =>
        Assert.Equal(0.8 / divisor, SquareSchedule.Share(0.8, proposal, 1000), 1e-15);

    [Theory]
    [InlineData(0.05, 224, 224, 50)]
    [InlineData(0.8, 32, 32, 29)]
    [InlineData(1, 32, 32, 31)]
    [InlineData(1, 32, 20, 19)]
    [InlineData(1e-6, 32, 32, 1)]
    [InlineData(1, 1, 1, 1)]
    public void A_square_covers_its_share_but_at_least_a_pixel_and_never_the_whole_image(
        double share, int height, int width, int side) => Assert.Equal(side, SquareSchedule.Side(share, height, width));
}
