// DigiRenew on Azure: three function apps, their storage, queue, vaults, telemetry and alarms. README.md tells the rest.

targetScope = 'subscription'

@description('Name of the azd environment; part of every generated name.')
@minLength(1)
@maxLength(40)
param environmentName string

@metadata({
  azd: {
    type: 'location'
  }
})
param location string

@description('Where holders reach the service, scheme and authority only. Empty: the front app’s own address.')
param origin string = ''

@description('Object id of whoever deploys: may make the issuing certificate and write the service’s secrets. Empty: nobody.')
param principalId string = ''

@allowed(['User', 'Group', 'ServicePrincipal'])
param principalType string = 'User'

@description('Client id of the operators’ app registration in Entra ID. Empty: no operator can sign in.')
param operatorsClientId string = ''

@description('Who is told when an alarm sounds.')
param alertMail string

@description('Standard, or Premium: messaging units of one’s own, and private endpoints.')
@allowed(['Standard', 'Premium'])
param serviceBusSku string = 'Standard'

@allowed([1, 2, 4, 8, 16])
param serviceBusCapacity int = 1

@description('premium keeps the issuing key in a hardware security module, which a qualified service needs.')
@allowed(['standard', 'premium'])
param vaultSku string = 'premium'

@description('Redundancy of the records.')
@allowed(['Standard_LRS', 'Standard_ZRS', 'Standard_GRS', 'Standard_GZRS'])
param recordsSku string = 'Standard_ZRS'

@description('Redundancy of what can be made again: packages, locks, orchestrations.')
@allowed(['Standard_LRS', 'Standard_ZRS'])
param hostSku string = 'Standard_LRS'

@description('Spread the apps over availability zones.')
param zoneRedundant bool = false

@description('Memory of an instance of each part.')
@allowed([512, 2048, 4096])
param memoryMegabytes int = 2048

@description('Most instances of front, verify and issue. issue is bounded by what the vault signs (README.md).')
param maximumInstances object = {
  front: 40
  verify: 40
  issue: 10
}

@description('Instances of front that never go cold; 0 for none.')
@minValue(0)
@maxValue(20)
param frontAlwaysReady int = 0

@description('Days that logs are kept.')
@minValue(30)
@maxValue(730)
param logRetentionDays int = 90

@description('Days during which evidence can’t be changed: 3 years’ validity and the 10 years that the profile promises.')
@minValue(1)
@maxValue(146000)
param evidenceRetentionDays int = 4749

@description('Lock the write-once policy after deployment. WARNING: nobody can undo it, Microsoft included; until the last day the blobs can’t be removed, nor the account, nor this resource group. Try everything unlocked first.')
param lockEvidence bool = false

@description('The evidence is locked: its policy takes no more changes from a template, and is left alone. The hook sets it (DIGIRENEW_EVIDENCE_LOCKED).')
param evidenceLocked bool = false

@description('Object id of whoever administers records: imports the register, reports and erases a holder, wraps keys anew. Empty: nobody; take the rights away once they are not needed.')
param administratorPrincipal string = ''

@allowed(['User', 'Group', 'ServicePrincipal'])
param administratorType string = 'User'

@description('Reach storage, vaults and queue by private endpoints alone. The queue joins in only with Premium.')
param privateNetworking bool = false

@description('Address space of the network; at least a /22.')
param networkPrefix string = '10.60.0.0/22'

@description('Failed requests in 15 minutes before the alarm sounds.')
param toleratedFailures int = 10

@description('Messages waiting before the alarm sounds.')
param toleratedBacklog int = 100

@description('Pinned version of the certificate “seal” in the service’s vault. Empty until it is made: no part starts.')
param sealVersion string = ''

@description('Certificates of the seals before this one: DER in base 64, commas between. What they sealed still holds.')
param formerSeals string = ''

@description('The issuing certificate in its vault, pinned: VERSION of the certificate “issuing”, or NAME/VERSION. Empty until it is made: issue does not start.')
param issuingVersion string = ''

@description('The issuing certificates before this one whose keys still sign what was fixed under them, likewise, commas between.')
param formerIssuing string = ''

@description('Roots that are trusted: DER in base 64, commas between. Certificates, so nothing secret.')
param trustAnchors string = ''

@description('Issuing certificates, the current one first: DER in base 64, commas between.')
param issuingCertificates string = ''

@description('Where revocation lists may be got from, commas between; of those that this service publishes, too. Empty: its list of the issuing certificate “issuing” alone.')
param revocationAddresses string = ''

@description('OCSP responders that decide right before issuance, in this order, commas between. Empty: revocation lists do.')
param responderAddresses string = ''

@description('Look up whether the issuing certificates themselves were revoked.')
param authorityRevocation bool = false

@description('Time-stamping authorities, asked in this order, commas between. Empty: nothing is stamped.')
param timeStampAuthorities string = ''

@description('Roots of the time-stamping authorities: DER in base 64, commas between.')
param timeStampAnchors string = ''

@description('Addresses of the revocation lists by which the time-stamping authorities stand, comma between them. Empty: nobody looks.')
param timeStampRevocationAddresses string = ''

@description('Where the workers send traces and metrics by OTLP. Empty: nowhere; the host’s own go to Application Insights.')
param telemetryEndpoint string = ''

@description('Mails go to SendGrid’s sandbox: checked, and sent to nobody.')
param mailSandbox bool = true

@description('Public key that verifies SendGrid’s signed events: DER in base 64, as its settings show it; empty: its events are refused.')
param mailEventsKey string = ''

var token = toLower(uniqueString(subscription().id, environmentName, location))
var tags = {
  'azd-env-name': environmentName
}
var parts = ['front', 'verify', 'issue']
var publicAccess = privateNetworking ? 'Disabled' : 'Enabled'
var privateQueue = privateNetworking && serviceBusSku == 'Premium'
var packageContainer = 'package'

var containers = ['orders', 'claims', 'working', 'evidence', 'audit', 'index', 'private', 'register', 'repository', 'review']
var erasableContainers = ['claims', 'index', 'private', 'review', 'working']

// Which functions each part runs: it switches off all others. A function of HTTP is called as its row of the route
// table, in capitals instead of hyphens, since a setting’s name has none (Azure/azure-functions-host issue 7509).
var functionsOf = {
  front: [
    'Policy'
    'Terms'
    'Challenges'
    'Sessions'
    'Drafts'
    'PlaceOrder'
    'Orders'
    'Order'
    'Paper'
    'Cancel'
    'SendUpload'
    'Upload'
    'Certificate'
    'Installation'
    'Repository'
    'ReviewPage'
    'ReviewAsset'
    'ReviewMe'
    'ReviewCounts'
    'ReviewIdentity'
    'ReviewPersonalNumber'
    'ReviewOrders'
    'ReviewOrder'
    'ReviewFile'
    'ReviewDecisions'
    'ReviewPayments'
    'AttachPaymentProof'
    'PaymentsExport'
    'Refunds'
    'RecordRefund'
    'ReviewStatements'
    'ReviewStatement'
    'ReviewRevocation'
    'AskCorrespondence'
    'ConfirmCorrespondence'
    'MailEvents'
    'ReviewAudit'
    'ReviewReport'
    'ReviewEvidence'
    'NotMe'
    'Disown'
    'HealthLive'
    'HealthReady'
    'Openapi'
  ]
  verify: [
    'Renewals'
    'Sweep'
    'Statements'
    'EraseStatements'
    'Checkpoints'
    'CheckpointMail'
    'WaitingOrders'
    'DeadMan'
  ]
  issue: [
    'RenewalOrchestrator'
    'Advance'
    'PurgeHistory'
    'RevocationLists'
  ]
}
var functions = flatten(map(parts, part => functionsOf[part]))
var switchedOff = toObject(parts, part => part, part => toObject(filter(functions, name => !contains(functionsOf[part], name)), name => 'AzureWebJobs.${name}.Disabled', name => 'true'))

// Lists as settings: Name__0, Name__1, …
var anchors = empty(trustAnchors) ? [] : split(trustAnchors, ',')
var issuers = empty(issuingCertificates) ? [] : split(issuingCertificates, ',')
var seals = empty(formerSeals) ? [] : split(formerSeals, ',')
var served = empty(origin) ? 'https://func-front-${token}.azurewebsites.net' : origin
// Without others, the list that issue publishes and front serves.
var addresses = empty(revocationAddresses) ? ['${served}/api/repository/issuing.crl'] : split(revocationAddresses, ',')
var responders = empty(responderAddresses) ? [] : split(responderAddresses, ',')
var stampers = empty(timeStampAuthorities) ? [] : split(timeStampAuthorities, ',')
var stamperAnchors = empty(timeStampAnchors) ? [] : split(timeStampAnchors, ',')
var stamperLists = empty(timeStampRevocationAddresses) ? [] : split(timeStampRevocationAddresses, ',')
var formerIssuers = empty(formerIssuing) ? [] : split(formerIssuing, ',')
var formerIssuerList = toObject(range(0, length(formerIssuers)), index => 'KeyVault__FormerIssuing__${index}', index => formerIssuers[index])
var lists = union(
  toObject(range(0, length(anchors)), index => 'Certificates__Anchors__${index}', index => anchors[index]),
  toObject(range(0, length(issuers)), index => 'Certificates__Issuing__${index}', index => issuers[index]),
  toObject(range(0, length(seals)), index => 'Certificates__FormerSeals__${index}', index => seals[index]),
  toObject(range(0, length(addresses)), index => 'Revocation__Addresses__${index}', index => addresses[index]),
  toObject(range(0, length(responders)), index => 'Revocation__Responders__${index}', index => responders[index]),
  toObject(range(0, length(stampers)), index => 'TimeStamps__Authorities__${index}', index => stampers[index]),
  toObject(range(0, length(stamperAnchors)), index => 'TimeStamps__Anchors__${index}', index => stamperAnchors[index]),
  toObject(range(0, length(stamperLists)), index => 'TimeStamps__RevocationAddresses__${index}', index => stamperLists[index])
)

resource group 'Microsoft.Resources/resourceGroups@2025-04-01' = {
  name: 'rg-${environmentName}'
  location: location
  tags: tags
}

module identities 'app/identity.bicep' = [for part in parts: {
  name: 'identity-${part}'
  scope: group
  params: {
    name: 'id-${part}-${token}'
    location: location
    tags: tags
  }
}]

module monitoring 'app/monitoring.bicep' = {
  name: 'monitoring'
  scope: group
  params: {
    token: token
    location: location
    tags: tags
    retentionDays: logRetentionDays
  }
}

module data 'app/account.bicep' = {
  name: 'data'
  scope: group
  params: {
    name: 'drdata${token}'
    location: location
    tags: tags
    sku: recordsSku
    containers: containers
    versioning: true
    publicNetworkAccess: publicAccess
  }
}

module records 'app/records.bicep' = {
  name: 'records'
  scope: group
  params: {
    accountName: data.outputs.name
    evidenceRetentionDays: evidenceRetentionDays
    evidenceLocked: evidenceLocked
  }
}

module durable 'app/account.bicep' = {
  name: 'durable'
  scope: group
  params: {
    name: 'drdurable${token}'
    location: location
    tags: tags
    sku: hostSku
    containers: []
    publicNetworkAccess: publicAccess
  }
}

module hosts 'app/account.bicep' = [for part in parts: {
  name: 'host-${part}'
  scope: group
  params: {
    name: 'dr${part}${token}'
    location: location
    tags: tags
    sku: hostSku
    containers: [packageContainer]
    publicNetworkAccess: publicAccess
  }
}]

module messaging 'app/messaging.bicep' = {
  name: 'messaging'
  scope: group
  params: {
    name: 'sb-${token}'
    location: location
    tags: tags
    sku: serviceBusSku
    capacity: serviceBusCapacity
    publicNetworkAccess: privateQueue ? 'Disabled' : 'Enabled'
  }
}

// Three vaults, since a right on a vault reaches everything in it: the issuing key shares its vault with nothing, and what
// holders' sessions rest on is readable to front alone. Besides, the limits of one don't slow another.
module issuingVault 'app/vault.bicep' = {
  name: 'issuing-vault'
  scope: group
  params: {
    name: 'kv-issuing-${token}'
    location: location
    tags: tags
    sku: vaultSku
    publicNetworkAccess: publicAccess
    workspaceId: monitoring.outputs.workspaceId
  }
}

module serviceVault 'app/vault.bicep' = {
  name: 'service-vault'
  scope: group
  params: {
    name: 'kv-service-${token}'
    location: location
    tags: tags
    sku: vaultSku
    publicNetworkAccess: publicAccess
    workspaceId: monitoring.outputs.workspaceId
    withDataKey: true
  }
}

module frontVault 'app/vault.bicep' = {
  name: 'front-vault'
  scope: group
  params: {
    name: 'kv-front-${token}'
    location: location
    tags: tags
    // It holds no key, so nothing of it would lie in hardware.
    sku: 'standard'
    publicNetworkAccess: publicAccess
    workspaceId: monitoring.outputs.workspaceId
  }
}

module roles 'roles.bicep' = {
  name: 'roles'
  scope: group
  params: {
    token: token
    frontPrincipal: identities[0].outputs.principalId
    verifyPrincipal: identities[1].outputs.principalId
    issuePrincipal: identities[2].outputs.principalId
    deployerPrincipal: principalId
    deployerType: principalType
    administratorPrincipal: administratorPrincipal
    administratorType: administratorType
    dataAccountName: data.outputs.name
    durableAccountName: durable.outputs.name
    hostAccountNames: [for (part, index) in parts: hosts[index].outputs.name]
    namespaceName: messaging.outputs.name
    issuingVaultName: issuingVault.outputs.name
    serviceVaultName: serviceVault.outputs.name
    frontVaultName: frontVault.outputs.name
    insightsName: monitoring.outputs.insightsName
    erasableContainers: erasableContainers
  }
}

var blobZone = 'privatelink.blob.${environment().suffixes.storage}'
var queueZone = 'privatelink.queue.${environment().suffixes.storage}'
var tableZone = 'privatelink.table.${environment().suffixes.storage}'
var vaultZone = 'privatelink.vaultcore.azure.net'
var serviceBusZone = 'privatelink.servicebus.windows.net'

module network 'app/network.bicep' = if (privateNetworking) {
  name: 'network'
  scope: group
  params: {
    token: token
    location: location
    tags: tags
    addressPrefix: networkPrefix
    parts: parts
    zoneNames: [blobZone, queueZone, tableZone, vaultZone, serviceBusZone]
  }
}

var storageEndpoints = [
  { account: 'data', group: 'blob', zone: blobZone }
  { account: 'front', group: 'blob', zone: blobZone }
  { account: 'verify', group: 'blob', zone: blobZone }
  { account: 'issue', group: 'blob', zone: blobZone }
  { account: 'durable', group: 'blob', zone: blobZone }
  { account: 'durable', group: 'queue', zone: queueZone }
  { account: 'durable', group: 'table', zone: tableZone }
]

module storageInside 'app/privateEndpoint.bicep' = [for endpoint in storageEndpoints: if (privateNetworking) {
  name: 'inside-${endpoint.account}-${endpoint.group}'
  scope: group
  params: {
    name: 'pe-${endpoint.account}-${endpoint.group}-${token}'
    location: location
    tags: tags
    subnetId: network!.outputs.endpointSubnet
    serviceId: resourceId(subscription().subscriptionId, group.name, 'Microsoft.Storage/storageAccounts', 'dr${endpoint.account}${token}')
    group: endpoint.group
    zoneName: endpoint.zone
  }
  dependsOn: [data, durable, hosts]
}]

module vaultsInside 'app/privateEndpoint.bicep' = [for vault in ['issuing', 'service', 'front']: if (privateNetworking) {
  name: 'inside-${vault}-vault'
  scope: group
  params: {
    name: 'pe-${vault}-vault-${token}'
    location: location
    tags: tags
    subnetId: network!.outputs.endpointSubnet
    serviceId: vault == 'issuing' ? issuingVault.outputs.id : vault == 'service' ? serviceVault.outputs.id : frontVault.outputs.id
    group: 'vault'
    zoneName: vaultZone
  }
}]

module queueInside 'app/privateEndpoint.bicep' = if (privateQueue) {
  name: 'inside-queue'
  scope: group
  params: {
    name: 'pe-queue-${token}'
    location: location
    tags: tags
    subnetId: network!.outputs.endpointSubnet
    serviceId: messaging.outputs.id
    group: 'namespace'
    zoneName: serviceBusZone
  }
}

module apps 'app/functionApp.bicep' = [for (part, index) in parts: {
  name: 'app-${part}'
  scope: group
  params: {
    name: 'func-${part}-${token}'
    location: location
    tags: tags
    part: part
    identityId: identities[index].outputs.id
    identityClientId: identities[index].outputs.clientId
    hostStorageName: hosts[index].outputs.name
    packageContainer: packageContainer
    insightsName: monitoring.outputs.insightsName
    memoryMegabytes: memoryMegabytes
    maximumInstances: maximumInstances[part]
    alwaysReady: part == 'front' && frontAlwaysReady > 0 ? [{ name: 'http', instanceCount: frontAlwaysReady }] : []
    zoneRedundant: zoneRedundant
    publicHttp: part == 'front'
    subnetId: privateNetworking ? network!.outputs.appSubnets[index] : ''
    operatorsClientId: part == 'front' ? operatorsClientId : ''
    settings: union({
      Part: part
      Provider__Origin: served
      Storage__ServiceUri: data.outputs.blobEndpoint
      ServiceBus__fullyQualifiedNamespace: messaging.outputs.address
      ServiceBus__credential: 'managedidentity'
      ServiceBus__clientId: identities[index].outputs.clientId
      KeyVault__SealVersion: sealVersion
      KeyVault__Service: serviceVault.outputs.uri
      Revocation__Authorities: string(authorityRevocation)
      Mail__Sandbox: string(mailSandbox)
      Mail__EventsKey: mailEventsKey
      // The durable extension looks for its storage in every part; front has no right there (roles.bicep).
      DurableStorage__blobServiceUri: durable.outputs.blobEndpoint
      DurableStorage__queueServiceUri: durable.outputs.queueEndpoint
      DurableStorage__tableServiceUri: durable.outputs.tableEndpoint
      DurableStorage__credential: 'managedidentity'
      DurableStorage__clientId: identities[index].outputs.clientId
    }, part == 'front' ? {
      KeyVault__Front: frontVault.outputs.uri
    } : {}, part == 'issue' ? {
      KeyVault__Issuing: issuingVault.outputs.uri
      KeyVault__IssuingVersion: issuingVersion
    } : {}, part == 'issue' ? formerIssuerList : {}, empty(telemetryEndpoint) ? {} : {
      OTEL_EXPORTER_OTLP_ENDPOINT: telemetryEndpoint
    }, lists, switchedOff[part])
  }
  dependsOn: [roles, storageInside, vaultsInside, queueInside]
}]

module alerts 'app/alerts.bicep' = {
  name: 'alerts'
  scope: group
  params: {
    token: token
    location: location
    tags: tags
    mailAddress: alertMail
    namespaceId: messaging.outputs.id
    insightsId: monitoring.outputs.insightsId
    issuingVaultId: issuingVault.outputs.id
    toleratedFailures: toleratedFailures
    toleratedBacklog: toleratedBacklog
  }
}

output AZURE_LOCATION string = location
output AZURE_RESOURCE_GROUP string = group.name
output SERVICE_FRONT_URI string = 'https://${apps[0].outputs.hostName}'
output DATA_ACCOUNT string = data.outputs.name
output ISSUING_VAULT string = issuingVault.outputs.name
output SERVICE_VAULT string = serviceVault.outputs.name
output FRONT_VAULT string = frontVault.outputs.name
output FRONT_PRINCIPAL string = identities[0].outputs.principalId
output DATA_ENDPOINT string = data.outputs.blobEndpoint
output VAULT_SKU string = vaultSku
output INSIGHTS string = monitoring.outputs.insightsName
output SERVICE_BUS string = messaging.outputs.address
output LOCK_EVIDENCE string = lockEvidence ? 'yes' : 'no'
