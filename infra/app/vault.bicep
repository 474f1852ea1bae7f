// A key vault: roles instead of access policies, nothing purged before its time, every use logged.

param name string
param location string
param tags object

@description('premium keeps keys in a hardware security module, standard in software.')
@allowed(['standard', 'premium'])
param sku string

@allowed(['Enabled', 'Disabled'])
param publicNetworkAccess string

param workspaceId string

@description('Make the key that wraps the per-order data keys.')
param withDataKey bool = false

resource vault 'Microsoft.KeyVault/vaults@2024-11-01' = {
  name: name
  location: location
  tags: tags
  properties: {
    tenantId: tenant().tenantId
    sku: {
      family: 'A'
      name: sku
    }
    enableRbacAuthorization: true
    enablePurgeProtection: true
    enableSoftDelete: true
    softDeleteRetentionInDays: 90
    enabledForDeployment: false
    enabledForDiskEncryption: false
    enabledForTemplateDeployment: false
    networkAcls: {
      bypass: 'None'
      defaultAction: publicNetworkAccess == 'Enabled' ? 'Allow' : 'Deny'
    }
    publicNetworkAccess: publicNetworkAccess
  }
}

// RSA 3072, since documents wrapped today must stay closed for the years that they are kept.
resource dataKey 'Microsoft.KeyVault/vaults/keys@2024-11-01' = if (withDataKey) {
  parent: vault
  name: 'data'
  tags: tags
  properties: {
    kty: sku == 'premium' ? 'RSA-HSM' : 'RSA'
    keySize: 3072
    keyOps: ['wrapKey', 'unwrapKey']
  }
}

resource log 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  scope: vault
  name: 'every-use'
  properties: {
    workspaceId: workspaceId
    logs: [
      {
        categoryGroup: 'audit'
        enabled: true
      }
    ]
  }
}

output id string = vault.id
output name string = vault.name
output uri string = vault.properties.vaultUri
