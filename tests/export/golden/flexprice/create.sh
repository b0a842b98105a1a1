#!/bin/sh
# Sends the requests of this folder to Flexprice, in their order, with curl.
# FLEXPRICE_API_KEY is the key of the API; FLEXPRICE_URL its address, by default https://api.cloud.flexprice.io.
set -eu
cd "$(dirname "$0")"
: "${FLEXPRICE_URL:=https://api.cloud.flexprice.io}"
: "${FLEXPRICE_API_KEY:?set it to your key of the API}"
ids=$(mktemp)
trap 'rm -f "$ids"' EXIT

# send PATH FILE
send ()
{
  echo "$2" >&2
  answer=$(sed -f "$ids" "$2" | curl --fail-with-body --silent --show-error \
    --header 'Content-Type: application/json' --header "x-api-key: $FLEXPRICE_API_KEY" \
    --data-binary @- "$FLEXPRICE_URL/v1/$1") || { echo "$answer" >&2; exit 1; }
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

send features 001-feature-pages.json
keep ratebook:feature:pages id
keep ratebook:meter:pages meter_id
send features 002-feature-read.json
keep ratebook:feature:read id
send features 003-feature-support.json
keep ratebook:feature:support id
send plans 004-plan-free.json
keep ratebook:plan:free id
send entitlements 005-allowance-free-pages.json
send entitlements 006-has-free-read.json
send plans 007-plan-team_trial.json
keep ratebook:plan:team_trial id
send entitlements 008-allowance-team_trial-pages.json
send entitlements 009-has-team_trial-read.json
send entitlements 010-has-team_trial-support.json
send plans 011-plan-team.json
keep ratebook:plan:team id
send prices 012-price-team_evergreen_base_fee.json
send prices 013-price-team_evergreen_pages.json
send entitlements 014-has-team-read.json
send entitlements 015-has-team-support.json
send plans 016-plan-team_yearly_trial.json
keep ratebook:plan:team_yearly_trial id
send entitlements 017-allowance-team_yearly_trial-pages.json
send entitlements 018-has-team_yearly_trial-read.json
send entitlements 019-has-team_yearly_trial-support.json
send plans 020-plan-team_yearly.json
keep ratebook:plan:team_yearly id
send prices 021-price-team_yearly_evergreen_base_fee.json
send prices 022-price-team_yearly_evergreen_pages.json
send entitlements 023-has-team_yearly-read.json
send entitlements 024-has-team_yearly-support.json
send plans 025-plan-free_eur.json
keep ratebook:plan:free_eur id
send entitlements 026-allowance-free_eur-pages.json
send entitlements 027-has-free_eur-read.json
send plans 028-plan-team_eur_trial.json
keep ratebook:plan:team_eur_trial id
send entitlements 029-allowance-team_eur_trial-pages.json
send entitlements 030-has-team_eur_trial-read.json
send entitlements 031-has-team_eur_trial-support.json
send plans 032-plan-team_eur.json
keep ratebook:plan:team_eur id
send prices 033-price-team_eur_evergreen_base_fee.json
send prices 034-price-team_eur_evergreen_pages.json
send entitlements 035-has-team_eur-read.json
send entitlements 036-has-team_eur-support.json
send plans 037-plan-team_eur_yearly_trial.json
keep ratebook:plan:team_eur_yearly_trial id
send entitlements 038-allowance-team_eur_yearly_trial-pages.json
send entitlements 039-has-team_eur_yearly_trial-read.json
send entitlements 040-has-team_eur_yearly_trial-support.json
send plans 041-plan-team_eur_yearly.json
keep ratebook:plan:team_eur_yearly id
send prices 042-price-team_eur_yearly_evergreen_base_fee.json
send prices 043-price-team_eur_yearly_evergreen_pages.json
send entitlements 044-has-team_eur_yearly-read.json
send entitlements 045-has-team_eur_yearly-support.json
