File.WriteAllText(args[1], DigiRenew.Http.OpenApi.OpenApiDocument.Text); return 0;
