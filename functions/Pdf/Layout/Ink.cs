namespace DigiRenew.Pdf.Layout;

/// <summary>A colour in DeviceRGB, each part 0 to 1.</summary>
internal readonly record struct Ink(decimal Red, decimal Green, decimal Blue)
{
    public static Ink Text { get; } = new(0.08m, 0.08m, 0.10m);

    public static Ink Quiet { get; } = new(0.34m, 0.36m, 0.40m);

    public static Ink Accent { get; } = new(0.09m, 0.24m, 0.40m);

    public static Ink Hairline { get; } = new(0.78m, 0.80m, 0.83m);

    public static Ink Shade { get; } = new(0.95m, 0.96m, 0.97m);
}
