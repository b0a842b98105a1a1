/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-usage-field.h"

#include <string.h>

#define MAX_SYNONYMS 20
typedef struct
{
  const char *name;                   /* for `--map` */
  const char *synonyms[MAX_SYNONYMS]; /* simplified; earlier ones go before later ones */
} FieldNames;

static const FieldNames fields[RBK_N_USAGE_FIELDS] = {
  [RBK_USAGE_CUSTOMER] = { "customer",
                           { "customerid", "userid", "accountid", "orgid", "tenantid", "subject",
                             "externalcustomerid", "organizationid", "companyid", "customer",
                             "user", "account", "tenant", "organization", "company", "enduser" } },
  [RBK_USAGE_CALLS] = { "calls",
                        { "calls", "requests", "count", "numrequests", "runs", "callcount",
                          "requestcount", "numcalls", "nummodelrequests" } },
  [RBK_USAGE_INPUT_TOKENS] = { "input_tokens",
                               { "inputtokens", "prompttokens", "contexttokens", "requesttokens",
                                 "tokensin", "inputtoken" } },
  [RBK_USAGE_OUTPUT_TOKENS] = { "output_tokens",
                                { "outputtokens", "completiontokens", "generatedtokens",
                                  "responsetokens", "tokensout", "outputtoken" } },
  [RBK_USAGE_CACHED_TOKENS] = { "cached_tokens",
                                { "cachedtokens", "cachereadtokens", "cachedinputtokens",
                                  "inputcachedtokens", "cachereadinputtokens", "prefixtokens" } },
  [RBK_USAGE_CACHE_WRITE_TOKENS] = { "cache_write_tokens",
                                     { "cachewritetokens", "cachecreationtokens",
                                       "cachecreationinputtokens", "cachewriteinputtokens" } },
  [RBK_USAGE_MODEL] = { "model", { "model", "modelname", "modelid", "models" } },
  [RBK_USAGE_COST] = { "cost", { "cost", "spend", "costusd", "totalcost", "totalcostusd" } },
  [RBK_USAGE_MONTH] = { "month", { "month", "billingmonth", "yearmonth", "period" } },
  [RBK_USAGE_DAY] = { "day",
                      { "day", "date", "usagedate", "timestamp", "time", "starttime",
                        "createdat" } },
  [RBK_USAGE_TOKENS] = { "tokens", { "tokens", "totaltokens", "tokencount" } },
  [RBK_USAGE_DIRECTION] = { "direction", { "direction", "tokentype" } },
  [RBK_USAGE_PLAN] = { "plan",
                       { "plan", "plankey", "planname", "plancode", "planid", "currentplan",
                         "customerplan", "userplan", "subscriptionplan", "pricingplan",
                         "billingplan", "plantier", "pricingtier", "subscriptiontier", "tier",
                         "priceid", "pricelookupkey" } },
};

/* What metering events keep their properties in; its name says nothing. */
static const char *const wrappers[] = { "data",    "properties", "payload", "event",
                                        "results", "attributes", "usage" };

/**
 * rbk_usage_field_get_name:
 * @field: a field
 *
 * Gets the name that a field has in `--map` and in the program's output.
 *
 * Returns: (transfer none): the name
 */
const char *
rbk_usage_field_get_name (RbkUsageField field)
{
  g_return_val_if_fail (field < RBK_N_USAGE_FIELDS, NULL);

  return fields[field].name;
}

/*
 * rbk_usage_name_simplify:
 * @name: the name of a column
 *
 * Leaves what does not tell names apart out: case, and anything ASCII that is neither letter
 * nor digit.
 *
 * Returns: (transfer full): what is left
 */
char *
rbk_usage_name_simplify (const char *name)
{
  GString *simple = g_string_new (NULL);

  for (; *name != '\0'; name++)
    if ((guchar) *name >= 0x80 || g_ascii_isalnum (*name))
      g_string_append_c (simple, g_ascii_tolower (*name));
  return g_string_free (simple, FALSE);
}

/*
 * rbk_usage_field_get_synonyms:
 * @field: a field
 *
 * Gets the names that columns of it usually have, simplified; earlier ones go before later.
 *
 * Returns: (transfer none) (array zero-terminated=1): the names
 */
const char *const *
rbk_usage_field_get_synonyms (RbkUsageField field)
{
  return fields[field].synonyms;
}

/*
 * rbk_usage_field_find:
 * @name: (array length=length): a name, as in `--map`
 * @length: its length
 * @field: (out): the field
 *
 * Returns: whether there is such a field
 */
gboolean
rbk_usage_field_find (const char *name, gsize length, RbkUsageField *field)
{
  for (guint i = 0; i < RBK_N_USAGE_FIELDS; i++)
    if (strlen (fields[i].name) == length && strncmp (fields[i].name, name, length) == 0)
      {
        *field = (RbkUsageField) i;
        return TRUE;
      }
  return FALSE;
}

/*
 * rbk_usage_name_shorten:
 * @path: the name of a column
 *
 * Passes over what a member is only kept in.
 *
 * Returns: (transfer none): the rest of @path
 */
const char *
rbk_usage_name_shorten (const char *path)
{
  for (guint i = 0; i < G_N_ELEMENTS (wrappers); i++)
    {
      gsize length = strlen (wrappers[i]);

      if (g_ascii_strncasecmp (path, wrappers[i], length) == 0 && path[length] == '.')
        return rbk_usage_name_shorten (path + length + 1);
    }
  return path;
}
