// What the records need beyond an account: evidence that can't be rewritten, and an end for what has one.

param accountName string

@description('Days during which nothing in evidence can be changed or removed, counted from its writing.')
@minValue(1)
@maxValue(146000)
param evidenceRetentionDays int

@description('The policy is locked: only its end may still be moved on, and not by a template.')
param evidenceLocked bool

resource account 'Microsoft.Storage/storageAccounts@2025-06-01' existing = {
  name: accountName

  resource blobs 'blobServices@2025-01-01' existing = {
    name: 'default'

    resource evidence 'containers@2025-01-01' existing = {
      name: 'evidence'
    }
  }
}

// Made unlocked, always: a policy's state is read-only to a template. Locking, which nobody can undo, is a step of
// its own (hooks/postprovision.sh, on LOCK_EVIDENCE=yes). A locked policy refuses every write but the one that extends
// it, so from then on it is left out; what a deployment leaves out stays as it is.
resource writeOnce 'Microsoft.Storage/storageAccounts/blobServices/containers/immutabilityPolicies@2025-01-01' = if (!evidenceLocked) {
  parent: account::blobs::evidence
  name: 'default'
  properties: {
    allowProtectedAppendWrites: false
    immutabilityPeriodSinceCreationInDays: evidenceRetentionDays
  }
}

resource lifecycle 'Microsoft.Storage/storageAccounts/managementPolicies@2025-06-01' = {
  parent: account
  name: 'default'
  properties: {
    policy: {
      rules: [
        {
          // Nonces, proofs and codes are over within minutes or a day; the claims that bind certificates, keys, papers
          // and answers stay.
          name: 'spent-claims-go'
          enabled: true
          type: 'Lifecycle'
          definition: {
            filters: {
              blobTypes: ['blockBlob']
              prefixMatch: ['claims/nonce/', 'claims/dpop/', 'claims/codes/']
            }
            actions: {
              baseBlob: {
                delete: {
                  daysAfterModificationGreaterThan: 3
                }
              }
            }
          }
        }
        {
          // Read at verification, approval and issuance, then hardly ever.
          name: 'evidence-cools'
          enabled: true
          type: 'Lifecycle'
          definition: {
            filters: {
              blobTypes: ['blockBlob']
              prefixMatch: ['evidence/', 'working/']
            }
            actions: {
              baseBlob: {
                tierToCool: {
                  daysAfterModificationGreaterThan: 90
                }
              }
            }
          }
        }
        {
          // Every event rewrites its order's blob; a month of versions is enough to undo a mistake.
          name: 'old-versions-go'
          enabled: true
          type: 'Lifecycle'
          definition: {
            filters: {
              blobTypes: ['blockBlob']
              prefixMatch: ['orders/', 'register/', 'repository/', 'working/']
            }
            actions: {
              version: {
                delete: {
                  daysAfterCreationGreaterThan: 30
                }
              }
            }
          }
        }
        {
          // Erasure must end: a destroyed key or document lives on as a version for a day, then as a deleted blob for
          // the days of soft delete.
          name: 'erased-goes-soon'
          enabled: true
          type: 'Lifecycle'
          definition: {
            filters: {
              blobTypes: ['blockBlob']
              prefixMatch: ['private/', 'claims/', 'index/']
            }
            actions: {
              version: {
                delete: {
                  daysAfterCreationGreaterThan: 1
                }
              }
            }
          }
        }
      ]
    }
  }
}
