/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "rbk-error.h"
#include "rbk-import.h"
#include "rbk-rate-card.h"

G_BEGIN_DECLS

/**
 * RbkImportTier:
 * @is_open: whether it has no end
 * @up_to: its last unit
 * @unit: what each unit costs, in the major unit
 * @flat: what is due once
 *
 * A tier of another system.
 */
typedef struct
{
  gboolean   is_open;
  RbkDecimal up_to, unit, flat;
} RbkImportTier;

/**
 * RbkImportTerms:
 * @kind: how a quantity becomes an amount
 * @amount: of all but tiers, in the major unit
 * @package_size: units in a package
 * @included: units that are free before the first package
 * @tiers: (nullable) (owned) (element-type RbkImportTier): of a graduated or volume price
 *
 * What a price of another system says, in our words.
 */
typedef struct
{
  RbkPriceKind kind;
  RbkDecimal   amount, package_size, included;
  GArray      *tiers;
} RbkImportTerms;

/* What every importer shares. */
void rbk_import_note (GPtrArray  *notes,
                      const char *file,
                      const char *place,
                      const char *format,
                      ...) G_GNUC_PRINTF (4, 5);

gboolean rbk_import_decimal (JsonNode *node, RbkDecimal *value);
gboolean rbk_import_is_key (const char *text);
char    *rbk_import_key (const char *text, const char *otherwise) G_GNUC_WARN_UNUSED_RESULT;
char    *rbk_import_unique_key (GListModel *list, const char *key) G_GNUC_WARN_UNUSED_RESULT;
char    *rbk_import_text (const char *text) G_GNUC_WARN_UNUSED_RESULT;

gboolean             rbk_import_tiers_check (GArray *tiers, const char **reason);
gboolean             rbk_import_terms_match (const RbkImportTerms *a, const RbkImportTerms *b);
void                 rbk_import_terms_clear (RbkImportTerms *self);
void                 rbk_import_terms_simplify (RbkImportTerms *self);
const RbkImportTier *rbk_import_terms_peek_free (const RbkImportTerms *self);
void                 rbk_import_set_alerts (RbkEntitlement *entitlement, const char *text);
void                 rbk_import_terms_apply (const RbkImportTerms *self, RbkRecord *record);
void                 rbk_import_append (GListModel *list, gpointer record);
RbkBook             *rbk_import_finish (RbkBook *book, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* The importers, one for each system. */
RbkBook *rbk_import_stripe (GPtrArray *files,
                            GPtrArray *notes,
                            GError   **error) G_GNUC_WARN_UNUSED_RESULT;
RbkBook *rbk_import_openmeter (GPtrArray *files,
                               GPtrArray *notes,
                               GError   **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (RbkImportTerms, rbk_import_terms_clear)

G_END_DECLS
