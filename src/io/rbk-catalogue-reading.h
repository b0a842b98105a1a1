/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-catalogue-rates.h"
#include "rbk-catalogue.h"

G_BEGIN_DECLS

/**
 * RbkCatalogueNote:
 *
 * Why something of a price list was left out, or is to be looked at.
 */
typedef enum
{
  RBK_NOTE_BAD_SHAPE,
  RBK_NOTE_NO_PRICE,
  RBK_NOTE_OTHER_WORK,
  RBK_NOTE_FREE,
  RBK_NOTE_VARIES,
  RBK_NOTE_BAD_PRICE,
  RBK_NOTE_BAD_ID,
  RBK_NOTE_BAD_DATE,
  RBK_NOTE_CURRENCY,
  RBK_NOTE_TWICE,
  RBK_NOTE_BAD_TIER,
  RBK_NOTE_SPECIAL,
  RBK_NOTE_PER_REQUEST,
  RBK_NOTE_HOURS,
  RBK_NOTE_ENDED,
  RBK_NOTE_VENDORS,
  RBK_NOTE_ODD,
  RBK_N_NOTES,
} RbkCatalogueNote;

/**
 * RbkCatalogueTier:
 * @above: the input tokens past which it holds
 * @rates: the rates of the whole request then
 */
typedef struct
{
  RbkDecimal above;
  RbkRates   rates;
} RbkCatalogueTier;

#define RBK_CATALOGUE_MAX_TIERS 8

/**
 * RbkCatalogueEntry:
 * @id: what the model is called by its vendor
 * @name: (nullable): its name for people
 * @vendor: (nullable): who sells it, by the list's own id, where a list has a model once for
 *   each vendor
 * @provider: (nullable): the vendor's name for people; nothing is made from the id
 * @effective_from: (nullable): the first day of the price
 * @context_window: the most tokens of a request, zero where it isn't known
 * @rates: the standard rates, per 1,000,000 tokens
 * @tiers: dearer rates for large requests, in any order
 * @n_tiers: how many there are
 *
 * One price of a list, as its reader understood it.
 */
typedef struct
{
  const char      *id, *name, *vendor, *provider, *effective_from;
  RbkDecimal       context_window;
  RbkRates         rates;
  RbkCatalogueTier tiers[RBK_CATALOGUE_MAX_TIERS];
  guint            n_tiers;
} RbkCatalogueEntry;

typedef struct _RbkCatalogueReading RbkCatalogueReading;

/**
 * RbkCatalogueFormat:
 * @name: what the command line calls it
 * @title: its name for people
 * @recognises: whether a file has its shape
 * @read: (nullable): adds its prices to the reading; what can't be read is noted
 */
typedef struct
{
  const char *name;
  const char *title;
  gboolean (*recognises) (JsonNode *root);
  void (*read) (RbkCatalogueReading *reading, JsonNode *root);
} RbkCatalogueFormat;

RbkCatalogueReading *rbk_catalogue_reading_new (const RbkCatalogueFormat *format)
    G_GNUC_WARN_UNUSED_RESULT;
void          rbk_catalogue_reading_free (RbkCatalogueReading *self);
void          rbk_catalogue_reading_set_day (RbkCatalogueReading *self, const char *text);
void          rbk_catalogue_reading_note (RbkCatalogueReading *self,
                                          RbkCatalogueNote     note,
                                          const char          *what);
JsonObject   *rbk_catalogue_reading_get_element (RbkCatalogueReading *self,
                                                 JsonArray           *array,
                                                 guint                position);
gboolean      rbk_catalogue_reading_add (RbkCatalogueReading *self, const RbkCatalogueEntry *entry);
RbkCatalogue *rbk_catalogue_reading_finish (RbkCatalogueReading *self,
                                            GError             **error) G_GNUC_WARN_UNUSED_RESULT;

RbkCatalogueTier *rbk_catalogue_entry_get_tier (RbkCatalogueEntry *self, RbkDecimal above);
RbkModelPrice    *rbk_catalogue_entry_to_price (const RbkCatalogueEntry *self,
                                                const char *source) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RbkCatalogueReading, rbk_catalogue_reading_free)

/* The readers, one for each project's list. */
gboolean rbk_catalogue_is_litellm (JsonNode *root);
void     rbk_catalogue_read_litellm (RbkCatalogueReading *reading, JsonNode *root);
gboolean rbk_catalogue_is_genai_prices (JsonNode *root);
void     rbk_catalogue_read_genai_prices (RbkCatalogueReading *reading, JsonNode *root);
gboolean rbk_catalogue_is_models_dev (JsonNode *root);
void     rbk_catalogue_read_models_dev (RbkCatalogueReading *reading, JsonNode *root);
gboolean rbk_catalogue_is_llm_prices (JsonNode *root);
void     rbk_catalogue_read_llm_prices (RbkCatalogueReading *reading, JsonNode *root);
gboolean rbk_catalogue_is_openrouter (JsonNode *root);
void     rbk_catalogue_read_openrouter (RbkCatalogueReading *reading, JsonNode *root);
gboolean rbk_catalogue_is_langfuse (JsonNode *root);
void     rbk_catalogue_read_langfuse (RbkCatalogueReading *reading, JsonNode *root);
gboolean rbk_catalogue_is_portkey (JsonNode *root);
void     rbk_catalogue_read_portkey (RbkCatalogueReading *reading, JsonNode *root);

/* Ratebook's own, which is either right as a whole or refused. */
gboolean      rbk_catalogue_is_own (JsonNode *root);
RbkCatalogue *rbk_catalogue_read_own (JsonNode *root, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Who makes what. */
const char *rbk_catalogue_vendor_title (const char *vendor);
gboolean    rbk_catalogue_is_own_model (const char *vendor, const char *id);

G_END_DECLS
