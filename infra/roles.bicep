// Every right that an identity has, in one place, each with its reason. No other file assigns a role.

@description('Makes the names of our own roles unique in the tenant.')
param token string

param frontPrincipal string
param verifyPrincipal string
param issuePrincipal string

@description('Who deploys and makes the issuing certificate; empty for nobody.')
param deployerPrincipal string

@allowed(['User', 'Group', 'ServicePrincipal'])
param deployerType string

@description('Who administers records; empty for nobody.')
param administratorPrincipal string

@allowed(['User', 'Group', 'ServicePrincipal'])
param administratorType string

param dataAccountName string
param durableAccountName string

@description('Host storage of front, verify and issue, in this order.')
param hostAccountNames string[]

param namespaceName string
param issuingVaultName string
param serviceVaultName string
param frontVaultName string
param insightsName string

@description('Containers in which the parts remove blobs: claims given back, documents erased, rows of queues that moved on.')
param erasableContainers string[]

var erasedOnRequest = ['private', 'working', 'evidence', 'index']
var parts = [frontPrincipal, verifyPrincipal, issuePrincipal]

var builtIn = {
  storageBlobDataOwner: 'b7e6dc6d-f1e8-4753-8033-0f276bb0955b'
  storageBlobDataContributor: 'ba92f5b4-2d11-453d-a403-e96b0029c9fe'
  storageQueueDataContributor: '974c5e8b-45b9-4653-ba55-5f855dd0fb88'
  storageTableDataContributor: '0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3'
  serviceBusDataReceiver: '4f6d3b9b-027b-4f4c-9142-0e5a2a2247e0'
  serviceBusDataSender: '69a216fc-b8fb-44d8-bc22-1f3c2cd27a39'
  keyVaultCertificatesOfficer: 'a4417e6f-fecd-4de8-b567-7b0420556985'
  keyVaultSecretsOfficer: 'b86a8fe4-44ce-4948-aee5-eccb2c155cd7'
  keyVaultSecretsUser: '4633458b-17de-408a-b874-0445c86b69e6'
  monitoringMetricsPublisher: '3913510d-42f4-4e42-8a64-420c390055eb'
}

resource data 'Microsoft.Storage/storageAccounts@2025-06-01' existing = {
  name: dataAccountName

  resource blobs 'blobServices@2025-01-01' existing = {
    name: 'default'
  }
}

resource erasable 'Microsoft.Storage/storageAccounts/blobServices/containers@2025-01-01' existing = [for container in erasableContainers: {
  parent: data::blobs
  name: container
}]

resource evidence 'Microsoft.Storage/storageAccounts/blobServices/containers@2025-01-01' existing = {
  parent: data::blobs
  name: 'evidence'
}

resource erasedByHand 'Microsoft.Storage/storageAccounts/blobServices/containers@2025-01-01' existing = [for container in erasedOnRequest: {
  parent: data::blobs
  name: container
}]

resource durable 'Microsoft.Storage/storageAccounts@2025-06-01' existing = {
  name: durableAccountName
}

resource hosts 'Microsoft.Storage/storageAccounts@2025-06-01' existing = [for name in hostAccountNames: {
  name: name
}]

resource namespace 'Microsoft.ServiceBus/namespaces@2024-01-01' existing = {
  name: namespaceName

  resource renewals 'queues@2024-01-01' existing = {
    name: 'renewals'
  }
}

resource issuingVault 'Microsoft.KeyVault/vaults@2024-11-01' existing = {
  name: issuingVaultName
}

resource serviceVault 'Microsoft.KeyVault/vaults@2024-11-01' existing = {
  name: serviceVaultName

  resource dataKey 'keys@2024-11-01' existing = {
    name: 'data'
  }
}

resource frontVault 'Microsoft.KeyVault/vaults@2024-11-01' existing = {
  name: frontVaultName
}

resource insights 'Microsoft.Insights/components@2020-02-02' existing = {
  name: insightsName
}

// Our own roles, where the built-in ones give more than a part needs.

// Storage Blob Data Contributor can't write or search index tags, and the sweep needs them; Storage Blob Data Owner can,
// but may also remove everything and change owners. So: read, write, tags, and no removal. A part asks for its containers
// when it opens them, and Azure answers only to who might make them.
resource recordKeeper 'Microsoft.Authorization/roleDefinitions@2022-04-01' = {
  name: guid(resourceGroup().id, 'record-keeper')
  properties: {
    roleName: 'DigiRenew record keeper ${token}'
    description: 'Reads and writes blobs and their index tags; removes none.'
    type: 'CustomRole'
    assignableScopes: [resourceGroup().id]
    permissions: [
      {
        actions: [
          'Microsoft.Storage/storageAccounts/blobServices/containers/read'
          'Microsoft.Storage/storageAccounts/blobServices/containers/write'
        ]
        dataActions: [
          'Microsoft.Storage/storageAccounts/blobServices/containers/blobs/read'
          'Microsoft.Storage/storageAccounts/blobServices/containers/blobs/write'
          'Microsoft.Storage/storageAccounts/blobServices/containers/blobs/add/action'
          'Microsoft.Storage/storageAccounts/blobServices/containers/blobs/filter/action'
          'Microsoft.Storage/storageAccounts/blobServices/containers/blobs/tags/read'
          'Microsoft.Storage/storageAccounts/blobServices/containers/blobs/tags/write'
        ]
      }
    ]
  }
}

resource eraser 'Microsoft.Authorization/roleDefinitions@2022-04-01' = {
  name: guid(resourceGroup().id, 'eraser')
  properties: {
    roleName: 'DigiRenew eraser ${token}'
    description: 'Removes blobs of the container where it is assigned.'
    type: 'CustomRole'
    assignableScopes: [resourceGroup().id]
    permissions: [
      {
        actions: []
        dataActions: ['Microsoft.Storage/storageAccounts/blobServices/containers/blobs/delete']
      }
    ]
  }
}

// Key Vault Crypto User may also change, back up, decrypt and unwrap; who signs needs none of it.
resource signer 'Microsoft.Authorization/roleDefinitions@2022-04-01' = {
  name: guid(resourceGroup().id, 'signer')
  properties: {
    roleName: 'DigiRenew signer ${token}'
    description: 'Signs with keys, and reads their public halves and certificates.'
    type: 'CustomRole'
    assignableScopes: [resourceGroup().id]
    permissions: [
      {
        actions: []
        dataActions: [
          'Microsoft.KeyVault/vaults/certificates/read'
          'Microsoft.KeyVault/vaults/keys/read'
          'Microsoft.KeyVault/vaults/keys/sign/action'
        ]
      }
    ]
  }
}

resource wrapper 'Microsoft.Authorization/roleDefinitions@2022-04-01' = {
  name: guid(resourceGroup().id, 'wrapper')
  properties: {
    roleName: 'DigiRenew wrapper ${token}'
    description: 'Wraps and unwraps data keys.'
    type: 'CustomRole'
    assignableScopes: [resourceGroup().id]
    permissions: [
      {
        actions: []
        dataActions: [
          'Microsoft.KeyVault/vaults/keys/read'
          'Microsoft.KeyVault/vaults/keys/unwrap/action'
          'Microsoft.KeyVault/vaults/keys/wrap/action'
        ]
      }
    ]
  }
}

// The issuing key.

// issue signs certificates; this is the only identity with any right to this vault's key. The vault holds nothing else,
// so that a right granted elsewhere by mistake never reaches this key.
resource issueSignsCertificates 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  scope: issuingVault
  name: guid(issuingVault.id, issuePrincipal, 'signer')
  properties: {
    roleDefinitionId: signer.id
    principalId: issuePrincipal
    principalType: 'ServicePrincipal'
  }
}

// The deployer makes the certificate and merges what the root signed (digirenew-admin issuer csr | merge). It gives no
// right to sign; take it away once the certificate stands.
resource deployerMakesIssuer 'Microsoft.Authorization/roleAssignments@2022-04-01' = if (!empty(deployerPrincipal)) {
  scope: issuingVault
  name: guid(issuingVault.id, deployerPrincipal, 'certificates')
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', builtIn.keyVaultCertificatesOfficer)
    principalId: deployerPrincipal
    principalType: deployerType
  }
}

// The service's own keys and secrets.

// Every part seals: front receipts and decisions, verify and issue checkpoints and what they decide.
resource partsSeal 'Microsoft.Authorization/roleAssignments@2022-04-01' = [for principal in parts: {
  scope: serviceVault
  name: guid(serviceVault.id, principal, 'signer')
  properties: {
    roleDefinitionId: signer.id
    principalId: principal
    principalType: 'ServicePrincipal'
  }
}]

// Every part opens documents of an order (front for the officer, verify for checks and mails, issue to verify the
// identity copy again), and this key is all that it can wrap and unwrap with.
resource partsWrapDataKeys 'Microsoft.Authorization/roleAssignments@2022-04-01' = [for principal in parts: {
  scope: serviceVault::dataKey
  name: guid(serviceVault::dataKey.id, principal, 'wrapper')
  properties: {
    roleDefinitionId: wrapper.id
    principalId: principal
    principalType: 'ServicePrincipal'
  }
}]

// What holders' sessions, codes and forms rest on: front alone reads it. A vault of its own, because a right on one secret of a
// vault could be given only after the secret was made, by hand and out of this file.
resource frontReadsSecrets 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  scope: frontVault
  name: guid(frontVault.id, frontPrincipal, 'secrets')
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', builtIn.keyVaultSecretsUser)
    principalId: frontPrincipal
    principalType: 'ServicePrincipal'
  }
}

// Links in notices are made by verify and read by front; the mail service's key is for verify, which alone sends mail. front
// could read that key too and send mail in the service's name; it can't sign, issue or open more by it. issue reads none.
resource partsReadSecrets 'Microsoft.Authorization/roleAssignments@2022-04-01' = [for principal in [frontPrincipal, verifyPrincipal]: {
  scope: serviceVault
  name: guid(serviceVault.id, principal, 'secrets')
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', builtIn.keyVaultSecretsUser)
    principalId: principal
    principalType: 'ServicePrincipal'
  }
}]

// The deployer writes the secrets that no template may carry, and makes the seal's certificate.
resource deployerFillsServiceVault 'Microsoft.Authorization/roleAssignments@2022-04-01' = [for role in [builtIn.keyVaultSecretsOfficer, builtIn.keyVaultCertificatesOfficer]: if (!empty(deployerPrincipal)) {
  scope: serviceVault
  name: guid(serviceVault.id, deployerPrincipal, role)
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', role)
    principalId: deployerPrincipal
    principalType: deployerType
  }
}]

// The deployer makes the secrets of front, which no template may carry.
resource deployerFillsFrontVault 'Microsoft.Authorization/roleAssignments@2022-04-01' = if (!empty(deployerPrincipal)) {
  scope: frontVault
  name: guid(frontVault.id, deployerPrincipal, 'secrets')
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', builtIn.keyVaultSecretsOfficer)
    principalId: deployerPrincipal
    principalType: deployerType
  }
}

// Records.

// Every part writes orders and evidence, and searches tags, which is a right on the whole account. None of them can
// remove an order, a piece of evidence or an audit record.
resource partsKeepRecords 'Microsoft.Authorization/roleAssignments@2022-04-01' = [for principal in parts: {
  scope: data
  name: guid(data.id, principal, 'record-keeper')
  properties: {
    roleDefinitionId: recordKeeper.id
    principalId: principal
    principalType: 'ServicePrincipal'
  }
}]

// front and verify give claims back, erase private documents and move rows of queues; assigned on those containers, so
// that the right ends there. issue removes nothing.
resource partsErase 'Microsoft.Authorization/roleAssignments@2022-04-01' = [for index in range(0, 2 * length(erasableContainers)): {
  scope: erasable[index / 2]
  name: guid(dataAccountName, erasableContainers[index / 2], parts[index % 2], 'eraser')
  properties: {
    roleDefinitionId: eraser.id
    principalId: parts[index % 2]
    principalType: 'ServicePrincipal'
  }
}]

// verify erases the record of an issued order once its time is over, which takes its evidence too. The policy on that
// container refuses every removal before its last day, whoever asks; without this right none would ever be possible.
resource verifyErasesEvidence 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  scope: evidence
  name: guid(dataAccountName, 'evidence', verifyPrincipal, 'eraser')
  properties: {
    roleDefinitionId: eraser.id
    principalId: verifyPrincipal
    principalType: 'ServicePrincipal'
  }
}

// The administrator of records imports the holder register, says what is kept about a holder and has it erased, wraps keys
// anew and replays what was given up (digirenew-admin-azure --storage): all of it from a workstation, and never sealing.
resource administratorKeepsRecords 'Microsoft.Authorization/roleAssignments@2022-04-01' = if (!empty(administratorPrincipal)) {
  scope: data
  name: guid(data.id, administratorPrincipal, 'record-keeper')
  properties: {
    roleDefinitionId: recordKeeper.id
    principalId: administratorPrincipal
    principalType: administratorType
  }
}

// What may be erased at a holder's request lies in these containers; elsewhere the administrator removes nothing.
resource administratorErases 'Microsoft.Authorization/roleAssignments@2022-04-01' = [for (container, index) in erasedOnRequest: if (!empty(administratorPrincipal)) {
  scope: erasedByHand[index]
  name: guid(dataAccountName, container, administratorPrincipal, 'eraser')
  properties: {
    roleDefinitionId: eraser.id
    principalId: administratorPrincipal
    principalType: administratorType
  }
}]

// A report shows the holder's form, and wrapping keys anew opens each: both need the data key, and no other.
resource administratorWrapsDataKeys 'Microsoft.Authorization/roleAssignments@2022-04-01' = if (!empty(administratorPrincipal)) {
  scope: serviceVault::dataKey
  name: guid(serviceVault::dataKey.id, administratorPrincipal, 'wrapper')
  properties: {
    roleDefinitionId: wrapper.id
    principalId: administratorPrincipal
    principalType: administratorType
  }
}

// The queue.

// Every part calls for work: front on a request, verify on what follows, issue on what its sweep finds and hands over.
resource partsSend 'Microsoft.Authorization/roleAssignments@2022-04-01' = [for principal in parts: {
  scope: namespace::renewals
  name: guid(namespace::renewals.id, principal, 'send')
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', builtIn.serviceBusDataSender)
    principalId: principal
    principalType: 'ServicePrincipal'
  }
}]

// verify alone takes messages: front and issue call for work and read none.
resource verifyReceives 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  scope: namespace::renewals
  name: guid(namespace::renewals.id, verifyPrincipal, 'receive')
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', builtIn.serviceBusDataReceiver)
    principalId: verifyPrincipal
    principalType: 'ServicePrincipal'
  }
}

// The deployer replays dead letters (digirenew-admin-azure queue): takes them and calls anew. Messages hold ids only.
resource deployerReplays 'Microsoft.Authorization/roleAssignments@2022-04-01' = [for role in [builtIn.serviceBusDataReceiver, builtIn.serviceBusDataSender]: if (!empty(deployerPrincipal)) {
  scope: namespace::renewals
  name: guid(namespace::renewals.id, deployerPrincipal, role)
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', role)
    principalId: deployerPrincipal
    principalType: deployerType
  }
}]

// Durable orchestrations.

var durableRoles = [builtIn.storageBlobDataContributor, builtIn.storageQueueDataContributor, builtIn.storageTableDataContributor]

// issue runs the orchestrations: queues for its messages, tables for its history, blobs for leases and what is too large.
resource issueRunsDurable 'Microsoft.Authorization/roleAssignments@2022-04-01' = [for role in durableRoles: {
  scope: durable
  name: guid(durable.id, issuePrincipal, role)
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', role)
    principalId: issuePrincipal
    principalType: 'ServicePrincipal'
  }
}]

// verify starts and kicks them, and for that writes where they live. It could also write nonsense there: an orchestration
// holds no rule and no data, and issue re-verifies everything before it signs.
resource verifyKicksDurable 'Microsoft.Authorization/roleAssignments@2022-04-01' = [for role in durableRoles: {
  scope: durable
  name: guid(durable.id, verifyPrincipal, role)
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', role)
    principalId: verifyPrincipal
    principalType: 'ServicePrincipal'
  }
}]

// The apps themselves.

// Each part's host keeps its package, locks and keys in a storage account of its own; the platform asks for Owner there.
// An account each, so that whoever takes over front can't change what issue runs.
resource partsOwnHostStorage 'Microsoft.Authorization/roleAssignments@2022-04-01' = [for (principal, index) in parts: {
  scope: hosts[index]
  name: guid(hostAccountNames[index], principal, 'owner')
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', builtIn.storageBlobDataOwner)
    principalId: principal
    principalType: 'ServicePrincipal'
  }
}]

// Every part sends its telemetry; the component takes no key.
resource partsPublishTelemetry 'Microsoft.Authorization/roleAssignments@2022-04-01' = [for principal in parts: {
  scope: insights
  name: guid(insights.id, principal, 'telemetry')
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', builtIn.monitoringMetricsPublisher)
    principalId: principal
    principalType: 'ServicePrincipal'
  }
}]
