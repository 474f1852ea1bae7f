// Some ten thousand renewals a year: no instance is kept warm.
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
param serviceBusSku = 'Standard'
param vaultSku = 'premium'
param recordsSku = 'Standard_ZRS'
param hostSku = 'Standard_LRS'
param memoryMegabytes = 512
param maximumInstances = {
  front: 40
  verify: 40
  issue: 10
}
param frontAlwaysReady = 0
param logRetentionDays = 90
param toleratedFailures = 10
param toleratedBacklog = 100
