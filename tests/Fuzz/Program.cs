using DigiRenew.Tests.Fuzz.Harness;

return await LongRun.RunAsync(args, Console.Out).ConfigureAwait(false);
