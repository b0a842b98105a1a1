#!/bin/sh
# Makes the meters, features and plans of this folder in OpenMeter, in this order.
# OPENMETER_URL is the server; OPENMETER_API_KEY its key, where it asks for one.
set -eu
cd "$(dirname "$0")"
: "${OPENMETER_URL:?set it to the address of the server, such as https://openmeter.cloud}"

post ()
{
  echo "$2" >&2
  curl --fail-with-body --silent --show-error --output /dev/null \
    --header 'Content-Type: application/json' \
    ${OPENMETER_API_KEY:+--header "Authorization: Bearer $OPENMETER_API_KEY"} \
    --data-binary "@$2" "$OPENMETER_URL/api/v1/$1"
}

post meters meter-pages.json
post features feature-pages.json
post features feature-read.json
post features feature-support.json
post plans plan-free.json
post plans plan-team.json
post plans plan-team_yearly.json
post plans plan-free_eur.json
post plans plan-team_eur.json
post plans plan-team_eur_yearly.json
