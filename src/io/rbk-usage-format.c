/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-usage-format.h"
#include "rbk-error.h"
#include "rbk-text.h"

#include <string.h>

/* The order is that in which they are tried: the first whose signature is there is it. */
const RbkUsageFormat rbk_usage_formats[] = {
  { .name = "plain", .title = N_ ("a table or a list with usual names") },
  { .name = "claude-console",
    .title = N_ ("Claude Console usage"),
    .signatures = { { "usageinputtokensnocache" } },
    .names = { [RBK_USAGE_CUSTOMER] = { "apikey", "workspace" },
               [RBK_USAGE_INPUT_TOKENS] = { "usageinputtokensnocache" },
               [RBK_USAGE_OUTPUT_TOKENS] = { "usageoutputtokens" },
               [RBK_USAGE_CACHED_TOKENS] = { "usageinputtokenscacheread" },
               [RBK_USAGE_CACHE_WRITE_TOKENS] = { "usageinputtokenscachewrite5m",
                                                  "usageinputtokenscachewrite" },
               [RBK_USAGE_LONG_CACHE_WRITE_TOKENS] = { "usageinputtokenscachewrite1h" },
               [RBK_USAGE_MODEL] = { "modelversion" },
               [RBK_USAGE_DAY] = { "usagedateutc" } },
    .cached = RBK_USAGE_CACHED_APART,
    .flags = RBK_USAGE_NO_CALLS },
  { .name = "claude-usage",
    .title = N_ ("Claude Admin API usage report"),
    .signatures = { { "uncachedinputtokens" } },
    .names = { [RBK_USAGE_CUSTOMER] = { "apikeyid", "workspaceid", "accountid" },
               [RBK_USAGE_INPUT_TOKENS] = { "uncachedinputtokens" },
               [RBK_USAGE_OUTPUT_TOKENS] = { "outputtokens" },
               [RBK_USAGE_CACHED_TOKENS] = { "cachereadinputtokens" },
               [RBK_USAGE_CACHE_WRITE_TOKENS] = { "cachecreationephemeral5minputtokens" },
               [RBK_USAGE_LONG_CACHE_WRITE_TOKENS] = { "cachecreationephemeral1hinputtokens" },
               [RBK_USAGE_DAY] = { "startingat" } },
    .cached = RBK_USAGE_CACHED_APART,
    .flags = RBK_USAGE_NO_CALLS },
  { .name = "claude-cost",
    .title = N_ ("Claude Admin API cost report"),
    .signatures = { { "amount", "costtype" }, { "amount", "tokentype" } },
    .names = { [RBK_USAGE_CUSTOMER] = { "workspaceid", "apikeyid" },
               [RBK_USAGE_COST] = { "amount" },
               [RBK_USAGE_DAY] = { "startingat" } },
    .flags = RBK_USAGE_NO_CALLS | RBK_USAGE_IN_CENTS },
  { .name = "openai-usage",
    .title = N_ ("OpenAI usage export"),
    .signatures = { { "nummodelrequests" } },
    .names = { [RBK_USAGE_CUSTOMER] = { "userid", "apikeyid", "projectid" },
               [RBK_USAGE_CALLS] = { "nummodelrequests" },
               [RBK_USAGE_INPUT_TOKENS] = { "inputuncachedtokens", "inputtokens" },
               [RBK_USAGE_OUTPUT_TOKENS] = { "outputtokens" },
               [RBK_USAGE_CACHED_TOKENS] = { "inputcachedtokens" },
               [RBK_USAGE_DAY] = { "starttimeiso", "starttime" } } },
  { .name = "openai-costs",
    .title = N_ ("OpenAI costs export"),
    .signatures = { { "amountvalue", "lineitem" }, { "amountvalue", "amountcurrency" } },
    .names = { [RBK_USAGE_CUSTOMER] = { "projectid", "organizationid" },
               [RBK_USAGE_COST] = { "amountvalue" },
               [RBK_USAGE_DAY] = { "starttimeiso", "starttime" } },
    .flags = RBK_USAGE_NO_CALLS },
  { .name = "litellm",
    .title = N_ ("LiteLLM spend logs"),
    .signatures = { { "completionstarttime", "spend" } },
    .names = { [RBK_USAGE_CUSTOMER] = { "enduser", "user", "teamid", "apikey" },
               [RBK_USAGE_INPUT_TOKENS] = { "prompttokens" },
               [RBK_USAGE_OUTPUT_TOKENS] = { "completiontokens" },
               [RBK_USAGE_COST] = { "spend" },
               [RBK_USAGE_DAY] = { "starttime" } } },
  { .name = "helicone",
    .title = N_ ("Helicone requests"),
    .signatures = { { "requestuserid" } },
    .names = { [RBK_USAGE_CUSTOMER] = { "requestuserid" },
               [RBK_USAGE_DAY] = { "requestcreatedat" } } },
  { .name = "langfuse",
    .title = N_ ("Langfuse observations"),
    .signatures = { { "inputusage", "traceid" } },
    .names = { [RBK_USAGE_CUSTOMER] = { "userid" },
               [RBK_USAGE_INPUT_TOKENS] = { "inputusage" },
               [RBK_USAGE_OUTPUT_TOKENS] = { "outputusage" },
               [RBK_USAGE_CACHED_TOKENS] = { "usagedetailsinputcachedtokens",
                                             "usagedetailscachereadinputtokens",
                                             "usagedetailsinputcacheread" },
               [RBK_USAGE_COST] = { "totalcost" },
               [RBK_USAGE_KIND] = { "type" },
               [RBK_USAGE_DAY] = { "starttime" } } },
  { .name = "openmeter",
    .title = N_ ("CloudEvents, as OpenMeter takes them"),
    .signatures = { { "specversion" } },
    .names = { [RBK_USAGE_CUSTOMER] = { "subject" },
               [RBK_USAGE_TOKENS] = { "datatokens", "datatotaltokens" },
               [RBK_USAGE_DIRECTION] = { "datatype", "datadirection", "datatokentype" },
               [RBK_USAGE_DAY] = { "time" },
               [RBK_USAGE_EVENT] = { "type" },
               [RBK_USAGE_EVENT_ID] = { "id" },
               [RBK_USAGE_EVENT_SOURCE] = { "source" } },
    .flags = RBK_USAGE_IS_EVENTS },
  { .name = "lago",
    .title = N_ ("Lago events"),
    .signatures = { { "externalsubscriptionid" }, { "transactionid" } },
    .names = { [RBK_USAGE_CUSTOMER] = { "externalsubscriptionid", "externalcustomerid",
                                        "lagosubscriptionid" },
               [RBK_USAGE_TOKENS] = { "propertiestokens", "propertiestotaltokens" },
               [RBK_USAGE_DIRECTION] = { "propertiestype", "propertiesdirection",
                                         "propertiestokentype" },
               [RBK_USAGE_COST] = { "precisetotalamountcents" },
               [RBK_USAGE_DAY] = { "timestamp" },
               [RBK_USAGE_EVENT] = { "code" },
               [RBK_USAGE_EVENT_ID] = { "transactionid" },
               [RBK_USAGE_EVENT_SOURCE] = { "externalsubscriptionid" } },
    .flags = RBK_USAGE_IS_EVENTS | RBK_USAGE_IN_CENTS },
  { .name = "flexprice",
    .title = N_ ("Flexprice events"),
    .signatures = { { "externalcustomerid", "eventname" } },
    .names = { [RBK_USAGE_CUSTOMER] = { "externalcustomerid", "customerid" },
               [RBK_USAGE_TOKENS] = { "propertiestokens", "propertiestotaltokens", "tokens" },
               [RBK_USAGE_DIRECTION] = { "propertiestype", "propertiesdirection",
                                         "propertiestokentype" },
               [RBK_USAGE_DAY] = { "timestamp" },
               [RBK_USAGE_EVENT] = { "eventname" },
               [RBK_USAGE_EVENT_ID] = { "eventid", "id" },
               [RBK_USAGE_EVENT_SOURCE] = { "tenantid" } },
    .flags = RBK_USAGE_IS_EVENTS },
  { .name = "stripe",
    .title = N_ ("Stripe meter events"),
    .signatures = { { "payload", "eventname" } },
    .names = { [RBK_USAGE_CUSTOMER] = { "payloadstripecustomerid" },
               [RBK_USAGE_DIRECTION] = { "payloadtokentype", "payloadtype" },
               [RBK_USAGE_AMOUNT] = { "payloadvalue" },
               [RBK_USAGE_DAY] = { "timestamp" },
               [RBK_USAGE_EVENT] = { "eventname" },
               [RBK_USAGE_EVENT_ID] = { "identifier" } },
    .flags = RBK_USAGE_IS_EVENTS },
  { .name = "trace",
    .title = N_ ("requests of a research trace, without customers"),
    .signatures = { { "contexttokens", "generatedtokens", "timestamp" },
                    { "inputlength", "outputlength", "timestamp" },
                    { "requesttokens", "responsetokens", "timestamp" } },
    .names = { [RBK_USAGE_INPUT_TOKENS] = { "contexttokens", "inputlength", "requesttokens" },
               [RBK_USAGE_OUTPUT_TOKENS] = { "generatedtokens", "outputlength",
                                             "responsetokens" } },
    .flags = RBK_USAGE_NO_CUSTOMERS },
};

const guint rbk_usage_n_formats = G_N_ELEMENTS (rbk_usage_formats);

/*
 * rbk_usage_format_find:
 * @name: the name of a format
 * @error: return location for a [error@Error]
 *
 * Finds a format. Fails with `RBK_ERROR_USAGE` and a message that names them all.
 *
 * Returns: (transfer none) (nullable): the format
 */
const RbkUsageFormat *
rbk_usage_format_find (const char *name, GError **error)
{
  g_autoptr(GString) all = g_string_new (NULL);
  g_autofree char *quoted = NULL;

  for (guint i = 0; i < rbk_usage_n_formats; i++)
    {
      if (g_str_equal (rbk_usage_formats[i].name, name))
        return &rbk_usage_formats[i];
      g_string_append_printf (all, "%s%s", i > 0 ? ", " : "", rbk_usage_formats[i].name);
    }

  quoted = rbk_error_quote (name, strlen (name));
  g_set_error (error, RBK_ERROR, RBK_ERROR_USAGE, "there is no format %s; the formats are: %s",
               quoted, all->str);
  return NULL;
}

/*
 * rbk_usage_format_matches:
 * @self: a format
 * @names: the simplified names of a file
 *
 * Tells whether a file has the signature of a format.
 *
 * Returns: whether it has
 */
gboolean
rbk_usage_format_matches (const RbkUsageFormat *self, GHashTable *names)
{
  for (guint i = 0; i < G_N_ELEMENTS (self->signatures); i++)
    {
      const char *const *signature = self->signatures[i];
      gboolean           matches = signature[0] != NULL;

      for (guint k = 0; matches && k < RBK_USAGE_MAX_SIGNATURE && signature[k] != NULL; k++)
        matches = g_hash_table_contains (names, signature[k]);
      if (matches)
        return TRUE;
    }
  return FALSE;
}
