// A network of the deployment's own: a subnet for private endpoints, and one a part, since a Flex Consumption app
// wants a delegated subnet.

param token string
param location string
param tags object

@description('At least a /22.')
param addressPrefix string

param parts string[]

@description('Names that resolve inside the network, e.g. privatelink.vaultcore.azure.net.')
param zoneNames string[]

resource network 'Microsoft.Network/virtualNetworks@2025-05-01' = {
  name: 'vnet-${token}'
  location: location
  tags: tags
  properties: {
    addressSpace: {
      addressPrefixes: [addressPrefix]
    }
  }
}

resource endpoints 'Microsoft.Network/virtualNetworks/subnets@2025-05-01' = {
  parent: network
  name: 'endpoints'
  properties: {
    addressPrefix: cidrSubnet(addressPrefix, 25, 0)
    privateEndpointNetworkPolicies: 'Enabled'
  }
}

// One after the other: Azure refuses two changes of a network at once.
@batchSize(1)
resource apps 'Microsoft.Network/virtualNetworks/subnets@2025-05-01' = [for (part, index) in parts: {
  parent: network
  name: part
  properties: {
    addressPrefix: cidrSubnet(addressPrefix, 25, index + 1)
    delegations: [
      {
        name: 'flex-consumption'
        properties: {
          serviceName: 'Microsoft.App/environments'
        }
      }
    ]
  }
  dependsOn: [endpoints]
}]

resource zones 'Microsoft.Network/privateDnsZones@2020-06-01' = [for zoneName in zoneNames: {
  name: zoneName
  location: 'global'
  tags: tags
}]

resource links 'Microsoft.Network/privateDnsZones/virtualNetworkLinks@2024-06-01' = [for (zoneName, index) in zoneNames: {
  parent: zones[index]
  name: 'vnet-${token}'
  location: 'global'
  tags: tags
  properties: {
    registrationEnabled: false
    virtualNetwork: {
      id: network.id
    }
  }
}]

output endpointSubnet string = endpoints.id
output appSubnets string[] = [for (part, index) in parts: apps[index].id]
