#!/bin/sh
# Makes the operators' app registration in Entra ID, or brings it up to date: app roles, redirect address, trust in the identity
# of front instead of a client secret. Needs az, signed in as somebody who may register applications, and azd's environment:
#   azd env get-values >env && set -a && . ./env && set +a && sh infra/hooks/operators.sh
set -eu

here=$(dirname "$0")
name="DigiRenew operators ${AZURE_ENV_NAME:?}"
redirect="${SERVICE_FRONT_URI:?}/.auth/login/aad/callback"

client=$(az ad app list --filter "displayName eq '$name'" --query '[0].appId' --output tsv)
if [ -z "$client" ]; then
  client=$(az ad app create --display-name "$name" --sign-in-audience AzureADMyOrg --query appId --output tsv)
  echo "Registered $name."
fi

az ad app update --id "$client" --web-redirect-uris "$redirect" --enable-id-token-issuance true --app-roles "@$here/../operators-roles.json"
# A machine that brings bank statements asks for a token of this address; the claim idtyp tells machines from people.
az ad app update --id "$client" --identifier-uris "api://$client" --optional-claims "@$here/../operators-claims.json"

# Only people with a role get in at all.
if [ -z "$(az ad sp list --filter "appId eq '$client'" --query '[0].id' --output tsv)" ]; then
  az ad sp create --id "$client" --output none
fi
az ad sp update --id "$client" --set appRoleAssignmentRequired=true

if [ -z "$(az ad app federated-credential list --id "$client" --query "[?name=='front'].name" --output tsv)" ]; then
  az ad app federated-credential create --id "$client" --output none --parameters "{
    \"name\": \"front\",
    \"issuer\": \"https://login.microsoftonline.com/${AZURE_TENANT_ID:?}/v2.0\",
    \"subject\": \"${FRONT_PRINCIPAL:?}\",
    \"audiences\": [\"api://AzureADTokenExchange\"]
  }"
fi

cat <<TEXT

The operators' app registration is $client. Left to be done:

  azd env set DIGIRENEW_OPERATORS_CLIENT_ID $client && azd provision
  In Entra ID, Enterprise applications, "$name": give each operator a role (officer, finance, auditor, administrator), and
  demand multi-factor authentication by a conditional access policy. Without it nobody gets in: the service asks for mfa too.
TEXT
