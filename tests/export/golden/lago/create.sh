#!/bin/sh
# Sends the requests of this folder to Lago, in their order, with curl.
# LAGO_API_KEY is the key of the API; LAGO_URL its address, by default https://api.getlago.com.
set -eu
cd "$(dirname "$0")"
: "${LAGO_URL:=https://api.getlago.com}"
: "${LAGO_API_KEY:?set it to your key of the API}"
ids=$(mktemp)
trap 'rm -f "$ids"' EXIT

# send PATH FILE
send ()
{
  echo "$2" >&2
  answer=$(sed -f "$ids" "$2" | curl --fail-with-body --silent --show-error \
    --header 'Content-Type: application/json' --header "Authorization: Bearer $LAGO_API_KEY" \
    --data-binary @- "$LAGO_URL/api/v1/$1") || { echo "$answer" >&2; exit 1; }
}

# keep NAME MEMBER: from here on NAME stands for the first such member of the last answer
keep ()
{
  id=$(printf '%s' "$answer" | tr '{,' '\n\n' |
    sed -n 's/^[[:space:]]*"'"$2"'"[[:space:]]*:[[:space:]]*"\([A-Za-z0-9_-]*\)".*/\1/p' |
    sed -n 1p)
  [ -n "$id" ] || { echo "there is no $2 in the answer: $answer" >&2; exit 1; }
  echo "s/@$1@/$id/g" >> "$ids"
}

send billable_metrics 001-metric-pages.json
keep ratebook:metric:pages lago_id
send plans 002-plan-free.json
send plans 003-plan-team_trial.json
send plans 004-plan-team.json
send plans 005-plan-team_yearly_trial.json
send plans 006-plan-team_yearly.json
send plans 007-plan-free_eur.json
send plans 008-plan-team_eur_trial.json
send plans 009-plan-team_eur.json
send plans 010-plan-team_eur_yearly_trial.json
send plans 011-plan-team_eur_yearly.json
