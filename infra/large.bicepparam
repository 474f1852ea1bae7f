// Some million renewals a year: warm instances, zones, a queue and a network of one's own.
using 'main.bicep'

param environmentName = readEnvironmentVariable('AZURE_ENV_NAME', 'digirenew')
param location = readEnvironmentVariable('AZURE_LOCATION', 'northeurope')
param principalId = readEnvironmentVariable('AZURE_PRINCIPAL_ID', '')
param operatorsClientId = readEnvironmentVariable('DIGIRENEW_OPERATORS_CLIENT_ID', '')
param origin = readEnvironmentVariable('DIGIRENEW_ORIGIN', '')
param alertMail = readEnvironmentVariable('DIGIRENEW_ALERT_MAIL')
param sealVersion = readEnvironmentVariable('DIGIRENEW_SEAL_VERSION', '')
param issuingVersion = readEnvironmentVariable('DIGIRENEW_ISSUING_VERSION', '')
param formerIssuing = readEnvironmentVariable('DIGIRENEW_FORMER_ISSUING', '')
param trustAnchors = readEnvironmentVariable('DIGIRENEW_TRUST_ANCHORS', '')
param formerSeals = readEnvironmentVariable('DIGIRENEW_FORMER_SEALS', '')
param issuingCertificates = readEnvironmentVariable('DIGIRENEW_ISSUING_CERTIFICATES', '')
param revocationAddresses = readEnvironmentVariable('DIGIRENEW_REVOCATION_ADDRESSES', '')
param responderAddresses = readEnvironmentVariable('DIGIRENEW_RESPONDER_ADDRESSES', '')
param authorityRevocation = bool(readEnvironmentVariable('DIGIRENEW_AUTHORITY_REVOCATION', 'false'))
param timeStampAuthorities = readEnvironmentVariable('DIGIRENEW_TIME_STAMP_AUTHORITIES', '')
param timeStampAnchors = readEnvironmentVariable('DIGIRENEW_TIME_STAMP_ANCHORS', '')
param timeStampRevocationAddresses = readEnvironmentVariable('DIGIRENEW_TIME_STAMP_REVOCATION_ADDRESSES', '')
param telemetryEndpoint = readEnvironmentVariable('DIGIRENEW_TELEMETRY_ENDPOINT', '')
param administratorPrincipal = readEnvironmentVariable('DIGIRENEW_ADMINISTRATOR', '')
param administratorType = readEnvironmentVariable('DIGIRENEW_ADMINISTRATOR_TYPE', 'User')
param evidenceLocked = bool(readEnvironmentVariable('DIGIRENEW_EVIDENCE_LOCKED', 'false'))
param serviceBusSku = 'Premium'
param serviceBusCapacity = 1
param vaultSku = 'premium'
param recordsSku = 'Standard_GZRS'
param hostSku = 'Standard_ZRS'
param zoneRedundant = true
param memoryMegabytes = 2048
param maximumInstances = {
  front: 200
  verify: 200
  issue: 20
}
param frontAlwaysReady = 2
param logRetentionDays = 365
param privateNetworking = true
param toleratedFailures = 100
param toleratedBacklog = 5000
