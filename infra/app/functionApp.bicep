// One part as a Flex Consumption app. A Flex Consumption plan carries one app, so each part has a plan of its own.

param name string
param location string
param tags object

@description('front, verify or issue; azd deploys the service of this name here.')
param part string

param identityId string
param identityClientId string

@description('The part’s own host storage: nobody else can write there what this part will run.')
param hostStorageName string

param packageContainer string
param insightsName string

@allowed([512, 2048, 4096])
param memoryMegabytes int

@minValue(1)
@maxValue(1000)
param maximumInstances int

@description('Functions or groups (http, durable) that always have instances, as {name, instanceCount}; [] for none.')
param alwaysReady array

param zoneRedundant bool

@description('Answer requests from the Internet.')
param publicHttp bool

@description('Delegated subnet; empty for none.')
param subnetId string

@description('Client id of the operators’ app registration in Entra ID; empty switches platform sign-in off.')
param operatorsClientId string

@description('What differs from part to part.')
param settings object

resource insights 'Microsoft.Insights/components@2020-02-02' existing = {
  name: insightsName
}

resource hostStorage 'Microsoft.Storage/storageAccounts@2025-06-01' existing = {
  name: hostStorageName
}

resource plan 'Microsoft.Web/serverfarms@2025-03-01' = {
  name: 'plan-${name}'
  location: location
  tags: tags
  kind: 'functionapp'
  sku: {
    name: 'FC1'
    tier: 'FlexConsumption'
  }
  properties: {
    reserved: true
    zoneRedundant: zoneRedundant
  }
}

resource app 'Microsoft.Web/sites@2025-03-01' = {
  name: name
  location: location
  tags: union(tags, { 'azd-service-name': part })
  kind: 'functionapp,linux'
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: {
      '${identityId}': {}
    }
  }
  properties: {
    serverFarmId: plan.id
    httpsOnly: true
    virtualNetworkSubnetId: empty(subnetId) ? null : subnetId
    functionAppConfig: {
      deployment: {
        storage: {
          type: 'blobContainer'
          value: '${hostStorage.properties.primaryEndpoints.blob}${packageContainer}'
          authentication: {
            type: 'UserAssignedIdentity'
            userAssignedIdentityResourceId: identityId
          }
        }
      }
      runtime: {
        name: 'dotnet-isolated'
        // Exactly so: “10” is accepted and never starts (Azure/Azure-Functions issue 2666).
        version: '10.0'
      }
      scaleAndConcurrency: {
        alwaysReady: alwaysReady
        instanceMemoryMB: memoryMegabytes
        maximumInstanceCount: maximumInstances
      }
    }
    siteConfig: {
      minTlsVersion: '1.2'
      scmMinTlsVersion: '1.2'
      http20Enabled: true
      ipSecurityRestrictionsDefaultAction: publicHttp ? 'Allow' : 'Deny'
      // Deployment comes through this door, with a token of Entra ID.
      scmIpSecurityRestrictionsDefaultAction: 'Allow'
      scmIpSecurityRestrictionsUseMain: false
    }
  }
}

// Passwords for FTP and for the deployment site don't exist.
resource noFtpPassword 'Microsoft.Web/sites/basicPublishingCredentialsPolicies@2025-03-01' = {
  parent: app
  name: 'ftp'
  properties: {
    allow: false
  }
}

resource noDeploymentPassword 'Microsoft.Web/sites/basicPublishingCredentialsPolicies@2025-03-01' = {
  parent: app
  name: 'scm'
  properties: {
    allow: false
  }
}

resource appSettings 'Microsoft.Web/sites/config@2025-03-01' = {
  parent: app
  name: 'appsettings'
  properties: union(settings, {
    AZURE_CLIENT_ID: identityClientId
    AzureWebJobsStorage__blobServiceUri: hostStorage.properties.primaryEndpoints.blob
    AzureWebJobsStorage__clientId: identityClientId
    AzureWebJobsStorage__credential: 'managedidentity'
    // Names where to send to; sending needs the identity, since the component takes no key.
    APPLICATIONINSIGHTS_CONNECTION_STRING: insights.properties.ConnectionString
    APPLICATIONINSIGHTS_AUTHENTICATION_STRING: 'ClientId=${identityClientId};Authorization=AAD'
    // Instead of a client secret: App Service signs in as this identity, which the app registration trusts.
    OVERRIDE_USE_MI_FIC_ASSERTION_CLIENTID: identityClientId
    WEBSITE_AUTH_AAD_ALLOWED_TENANTS: tenant().tenantId
  })
}

// Operators sign in with Entra ID; holders don't, so unauthenticated requests reach the app, which asks for a role on
// every review route.
resource authentication 'Microsoft.Web/sites/config@2025-03-01' = if (!empty(operatorsClientId)) {
  parent: app
  name: 'authsettingsV2'
  properties: {
    globalValidation: {
      requireAuthentication: false
      unauthenticatedClientAction: 'AllowAnonymous'
    }
    httpSettings: {
      requireHttps: true
    }
    identityProviders: {
      azureActiveDirectory: {
        enabled: true
        registration: {
          clientId: operatorsClientId
          clientSecretSettingName: 'OVERRIDE_USE_MI_FIC_ASSERTION_CLIENTID'
          // Tokens of version 1.0, since only they say by what means somebody signed in (claim amr), and mfa is asked for.
          openIdIssuer: 'https://sts.windows.net/${tenant().tenantId}/'
        }
        validation: {
          allowedAudiences: [operatorsClientId, 'api://${operatorsClientId}']
        }
      }
    }
    login: {
      cookieExpiration: {
        convention: 'FixedTime'
        timeToExpiration: '08:00:00'
      }
      tokenStore: {
        enabled: false
      }
    }
    platform: {
      enabled: true
    }
  }
  dependsOn: [appSettings]
}

output name string = app.name
output id string = app.id
output hostName string = app.properties.defaultHostName
