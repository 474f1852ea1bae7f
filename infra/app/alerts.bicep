// What must wake somebody. Each alert says what stands still; docs/operations.md says what to do.

param token string
param location string
param tags object

@description('Who is told; empty makes the alerts without a receiver.')
param mailAddress string

param namespaceId string
param insightsId string
param issuingVaultId string

@description('Failed requests in 15 minutes that are still ordinary.')
@minValue(0)
param toleratedFailures int

@description('Messages waiting that are still ordinary.')
@minValue(0)
param toleratedBacklog int

resource operators 'Microsoft.Insights/actionGroups@2024-10-01-preview' = {
  name: 'ag-${token}'
  location: 'global'
  tags: tags
  properties: {
    groupShortName: 'DigiRenew'
    enabled: true
    emailReceivers: empty(mailAddress) ? [] : [
      {
        name: 'operators'
        emailAddress: mailAddress
        useCommonAlertSchema: true
      }
    ]
  }
}

var queueAlerts = [
  {
    name: 'dead-letters'
    description: 'A renewal’s message was given up after ten deliveries. The work is still pending in the order; find the cause, then replay the dead letters.'
    metric: 'DeadletteredMessages'
    aggregation: 'Maximum'
    threshold: 0
    severity: 1
    window: 'PT5M'
  }
  {
    name: 'backlog'
    description: 'Messages wait and nobody empties the queue.'
    metric: 'ActiveMessages'
    aggregation: 'Minimum'
    threshold: toleratedBacklog
    severity: 2
    window: 'PT30M'
  }
]

resource queues 'Microsoft.Insights/metricAlerts@2018-03-01' = [for alert in queueAlerts: {
  name: '${alert.name}-${token}'
  location: 'global'
  tags: tags
  properties: {
    description: alert.description
    severity: alert.severity
    enabled: true
    scopes: [namespaceId]
    evaluationFrequency: 'PT5M'
    windowSize: alert.window
    autoMitigate: true
    criteria: {
      'odata.type': 'Microsoft.Azure.Monitor.SingleResourceMultipleMetricCriteria'
      allOf: [
        {
          criterionType: 'StaticThresholdCriterion'
          name: alert.name
          metricName: alert.metric
          metricNamespace: 'Microsoft.ServiceBus/namespaces'
          dimensions: [
            {
              name: 'EntityName'
              operator: 'Include'
              values: ['renewals']
            }
          ]
          operator: 'GreaterThan'
          threshold: alert.threshold
          timeAggregation: alert.aggregation
        }
      ]
    }
    actions: [
      {
        actionGroupId: operators.id
      }
    ]
  }
}]

var logAlerts = [
  {
    name: 'standing-still'
    description: 'Work that should have been done has not, was given up, evidence does not verify, or an order waits for an officer past its date.'
    query: 'traces | where message has "renewals are overdue" or message has "were given up" or message has "orders wait for an officer past their date of issue" or severityLevel >= 4 | summarize Times = count()'
    operator: 'GreaterThan'
    threshold: 0
    severity: 0
    frequency: 'PT5M'
    window: 'PT15M'
  }
  {
    name: 'dead-man-silent'
    description: 'The dead-man alarm itself has not run for an hour: nobody would notice that nothing happens.'
    query: 'requests | where operation_Name endswith "DeadMan" or name endswith "DeadMan" | where success == true | summarize Times = count()'
    operator: 'LessThan'
    threshold: 1
    severity: 1
    frequency: 'PT15M'
    window: 'PT1H'
  }
  {
    name: 'lists-not-published'
    description: 'No revocation list was published for six hours. Once the last one is over, nothing is issued and nobody can rely on a certificate.'
    query: 'requests | where operation_Name endswith "RevocationLists" or name endswith "RevocationLists" | where success == true | summarize Times = count()'
    operator: 'LessThan'
    threshold: 1
    severity: 1
    frequency: 'PT1H'
    window: 'PT6H'
  }
  {
    name: 'checkpoints-not-made'
    description: 'No checkpoint of the audit trail was sealed for an hour: the trail is broken, or the seal is out of reach.'
    query: 'requests | where operation_Name endswith "Checkpoints" or name endswith "Checkpoints" | where success == true | summarize Times = count()'
    operator: 'LessThan'
    threshold: 1
    severity: 1
    frequency: 'PT15M'
    window: 'PT1H'
  }
  {
    name: 'failures'
    description: 'Requests or functions fail more often than usual.'
    query: 'union (requests | where success == false and (toint(resultCode) >= 500 or isnull(toint(resultCode)))), (exceptions) | summarize Times = count()'
    operator: 'GreaterThan'
    threshold: toleratedFailures
    severity: 2
    frequency: 'PT5M'
    window: 'PT15M'
  }
]

resource logs 'Microsoft.Insights/scheduledQueryRules@2025-01-01-preview' = [for alert in logAlerts: {
  name: '${alert.name}-${token}'
  location: location
  tags: tags
  kind: 'LogAlert'
  properties: {
    displayName: alert.name
    description: alert.description
    severity: alert.severity
    enabled: true
    scopes: [insightsId]
    evaluationFrequency: alert.frequency
    windowSize: alert.window
    autoMitigate: true
    criteria: {
      allOf: [
        {
          query: alert.query
          metricMeasureColumn: 'Times'
          timeAggregation: 'Total'
          operator: alert.operator
          threshold: alert.threshold
          failingPeriods: {
            minFailingPeriodsToAlert: 1
            numberOfEvaluationPeriods: 1
          }
        }
      ]
    }
    actions: {
      actionGroups: [operators.id]
    }
  }
}]

// Key Vault says 30 days ahead that a certificate expires; Event Grid hands that to the people above.
resource vaultEvents 'Microsoft.EventGrid/systemTopics@2025-02-15' = {
  name: 'issuing-${token}'
  location: location
  tags: tags
  properties: {
    source: issuingVaultId
    topicType: 'Microsoft.KeyVault.vaults'
  }
}

resource issuingCertificateExpires 'Microsoft.EventGrid/systemTopics/eventSubscriptions@2025-02-15' = {
  parent: vaultEvents
  name: 'issuing-certificate-expires'
  properties: {
    // The only schema that this destination takes.
    eventDeliverySchema: 'CloudEventSchemaV1_0'
    filter: {
      includedEventTypes: [
        'Microsoft.KeyVault.CertificateNearExpiry'
        'Microsoft.KeyVault.CertificateExpired'
      ]
    }
    destination: {
      endpointType: 'MonitorAlert'
      properties: {
        severity: 'Sev1'
        description: 'The issuing certificate expires within 30 days: make the next one beside it (digirenew-admin issuer csr).'
        actionGroups: [operators.id]
      }
    }
  }
}
