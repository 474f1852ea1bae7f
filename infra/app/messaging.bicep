// The queue between the parts. A message is an order's id and nothing else: losing or repeating one costs time only.

param name string
param location string
param tags object

@allowed(['Standard', 'Premium'])
param sku string

@description('Messaging units; Premium only.')
@allowed([1, 2, 4, 8, 16])
param capacity int

@allowed(['Enabled', 'Disabled'])
param publicNetworkAccess string

resource namespace 'Microsoft.ServiceBus/namespaces@2024-01-01' = {
  name: name
  location: location
  tags: tags
  sku: sku == 'Premium' ? {
    name: sku
    capacity: capacity
  } : {
    name: sku
  }
  properties: {
    disableLocalAuth: true
    minimumTlsVersion: '1.2'
    publicNetworkAccess: publicNetworkAccess
  }
}

resource renewals 'Microsoft.ServiceBus/namespaces/queues@2024-01-01' = {
  parent: namespace
  name: 'renewals'
  properties: {
    // A sender numbers each call; what its client sends again has the same number and is dropped, a later call is not.
    requiresDuplicateDetection: true
    duplicateDetectionHistoryTimeWindow: 'PT10M'
    requiresSession: false
    // Longer than the slowest verification; the worker renews it besides.
    lockDuration: 'PT5M'
    maxDeliveryCount: 10
    deadLetteringOnMessageExpiration: true
    defaultMessageTimeToLive: 'P14D'
    maxSizeInMegabytes: 1024
  }
}

output id string = namespace.id
output name string = namespace.name
output queue string = renewals.name
output address string = '${namespace.name}.servicebus.windows.net'
