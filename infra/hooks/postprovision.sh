#!/bin/sh
# After azd has provisioned: makes the service's secrets where they are missing, locks the evidence where that was asked
# for, and says how the issuing certificate is made. May be run again at any time.
set -eu
umask 077

# The service's own secrets: 32 random octets each. They never appear on a command line, in a template or on the screen.
make_secrets() {
  vault=$1
  shift
  if ! names=$(az keyvault secret list --vault-name "$vault" --query '[].name' --output tsv); then
    echo "The vault $vault did not answer. Rights take a few minutes to arrive, and a private vault answers inside its network only." >&2
    echo "Run this again from where it answers: azd hooks run postprovision" >&2
    return 1
  fi
  file=$(mktemp)
  trap 'rm -f "$file"' EXIT
  for purpose; do
    if echo "$names" | grep -qx "$purpose"; then
      continue
    fi
    openssl rand -base64 32 | tr -d '\n' >"$file"
    az keyvault secret set --vault-name "$vault" --name "$purpose" --file "$file" --encoding utf-8 --output none
    echo "Made the secret $purpose."
  done
  rm -f "$file"
}

# A locked policy can't be unlocked by anybody, so it is locked on request only.
lock_evidence() {
  policy="--resource-group $AZURE_RESOURCE_GROUP --account-name $DATA_ACCOUNT --container-name evidence"
  # shellcheck disable=SC2086
  if [ "$(az storage container immutability-policy show $policy --query state --output tsv)" = Locked ]; then
    echo "The evidence is locked."
    leave_the_policy_alone
    return
  fi
  # shellcheck disable=SC2086
  version=$(az storage container immutability-policy show $policy --query etag --output tsv)
  # shellcheck disable=SC2086
  az storage container immutability-policy lock $policy --if-match "$version" --output none
  echo "Locked the evidence. This can't be undone."
  leave_the_policy_alone
}

# A locked policy refuses what a template would write.
leave_the_policy_alone() {
  azd env set DIGIRENEW_EVIDENCE_LOCKED true
}

say_what_is_left() {
  # Hardware keys are there in vaults of the tier premium only.
  software='' seal_policy=infra/seal-policy.json
  if [ "${VAULT_SKU:-premium}" = standard ]; then
    software=' --software' seal_policy=infra/seal-policy-software.json
  fi
  cat <<TEXT

Left to be done by hand, once (infra/README.md, First deployment):

  1. The issuing certificate, whose key never leaves the vault $ISSUING_VAULT:
       digirenew-admin-azure issuer csr --vault https://$ISSUING_VAULT.vault.azure.net/ --subject DN --out issuing.pem$software
       (the provider's root signs issuing.pem; the answer is issuing.cer)
       digirenew-admin-azure issuer merge --vault https://$ISSUING_VAULT.vault.azure.net/ --certificate issuing.cer --anchor root.cer
  2. The seal's certificate, in the vault $SERVICE_VAULT:
       az keyvault certificate create --vault-name $SERVICE_VAULT --name seal --policy @$seal_policy
       az keyvault certificate pending show --vault-name $SERVICE_VAULT --name seal --query csr --output tsv
       (the provider's root signs that request; the answer is seal.cer)
       az keyvault certificate pending merge --vault-name $SERVICE_VAULT --name seal --file seal.cer
  3. The mail service's key, from a file that only you can read:
       az keyvault secret set --vault-name $SERVICE_VAULT --name sendgrid-key --file KEYFILE --output none
  4. The operators' app registration trusts the identity of front (infra/README.md, Operators).
  5. Who you are: functions/Hosts/AzureFunctions/provider.json (docs/azure.md, The provider), then azd deploy.
  6. Versions and certificates become settings: azd env set …, then azd provision again.
  7. The holder register, without which no order is on a proven device, by whoever DIGIRENEW_ADMINISTRATOR names:
       digirenew-admin-azure register import register.csv --storage $DATA_ENDPOINT --service-vault https://$SERVICE_VAULT.vault.azure.net/

A part that lacks something ends with 78 and answers nothing. Which settings it names stands in its log:
  az monitor app-insights query --resource-group $AZURE_RESOURCE_GROUP --apps "$INSIGHTS" --analytics-query "union traces, exceptions | where timestamp > ago(1h) and severityLevel >= 3 | project timestamp, cloud_RoleName, message, outerMessage | order by timestamp desc"
or, while it starts anew: the portal, the app, Log stream. Once all have started, $SERVICE_FRONT_URI/api/health/ready names each part of front that is not ready yet.
TEXT
}

# What sessions, codes and forms rest on is front's alone; links in notices are made by verify and read by front.
make_secrets "$FRONT_VAULT" session-token nonce code-pepper form-salt
make_secrets "$SERVICE_VAULT" notice-link
if [ "${LOCK_EVIDENCE:-no}" = yes ]; then
  lock_evidence
fi
say_what_is_left
