using DigiRenew.Tests.Fuzz.Harness;

return OrdinaryModuli.CountIn(args) is { } count ? OrdinaryModuli.Run(count, Console.Out) : await LongRun.RunAsync(args, Console.Out).ConfigureAwait(false);
