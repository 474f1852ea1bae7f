using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace DigiRenew.Hosts.AzureFunctions;

/// <summary>
/// Traces and metrics of the worker by OTLP, where OTEL_EXPORTER_OTLP_ENDPOINT says; logs go with the platform's own. No route
/// value, body or address is part of a span: sources are the worker's and the clients', by name.
/// </summary>
internal sealed class Telemetry : IDisposable
{
    private readonly TracerProvider? _traces;
    private readonly MeterProvider? _metrics;

    public Telemetry(ServicePart part)
    {
        if (Environment.GetEnvironmentVariable("OTEL_EXPORTER_OTLP_ENDPOINT") is not { Length: > 0 })
        {
            return;
        }

        var resource = ResourceBuilder.CreateDefault().AddService($"digirenew-{part.ToString().ToLowerInvariant()}");
        _traces = Sdk.CreateTracerProviderBuilder().SetResourceBuilder(resource)
            .AddSource("Microsoft.Azure.Functions.Worker", "Azure.*", "DigiRenew.*").AddOtlpExporter().Build();
        _metrics = Sdk.CreateMeterProviderBuilder().SetResourceBuilder(resource).AddMeter("DigiRenew.*").AddOtlpExporter().Build();
    }

    public void Dispose()
    {
        _traces?.Dispose();
        _metrics?.Dispose();
    }
}
