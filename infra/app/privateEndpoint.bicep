// One service's address inside the network.

param name string
param location string
param tags object
param subnetId string
param serviceId string

@description('Which of the service’s endpoints: blob, queue, table, vault, namespace.')
param group string

@description('Private DNS zone in this resource group.')
param zoneName string

resource zone 'Microsoft.Network/privateDnsZones@2020-06-01' existing = {
  name: zoneName
}

resource endpoint 'Microsoft.Network/privateEndpoints@2025-05-01' = {
  name: name
  location: location
  tags: tags
  properties: {
    privateLinkServiceConnections: [
      {
        name: group
        properties: {
          groupIds: [group]
          privateLinkServiceId: serviceId
        }
      }
    ]
    subnet: {
      id: subnetId
    }
  }
}

resource names 'Microsoft.Network/privateEndpoints/privateDnsZoneGroups@2025-05-01' = {
  parent: endpoint
  name: 'default'
  properties: {
    privateDnsZoneConfigs: [
      {
        name: group
        properties: {
          privateDnsZoneId: zone.id
        }
      }
    ]
  }
}
