/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-import-reading.h"

#include <stdarg.h>
#include <string.h>

#include "rbk-book-check.h"
#include "rbk-json.h"
#include "rbk-tier.h"

#define MAX_KEY 64
#define MAX_UNIQUE_STEM 56
#define MAX_TEXT 60000

/**
 * rbk_import_note: (skip)
 * @notes: (element-type RbkImportNote): what is to be told
 * @file: (nullable): the file that it is about
 * @place: where in it
 * @format: what to say, as for printf()
 * @...: what goes into it
 *
 * Notes something that could not be known, or that is worth a look.
 */
void
rbk_import_note (GPtrArray *notes, const char *file, const char *place, const char *format, ...)
{
  RbkImportNote   *note;
  g_autofree char *message = NULL;
  va_list          list;

  if (notes->len >= RBK_BOOK_MAX_PROBLEMS)
    return;

  note = g_new0 (RbkImportNote, 1);
  note->file = g_strdup (file);
  note->place = g_strdup (place);
  va_start (list, format);
  message = g_strdup_vprintf (format, list);
  va_end (list);
  /* A text may be cut within a letter. */
  note->message = g_utf8_make_valid (message, -1);
  g_ptr_array_add (notes, note);
}

/**
 * rbk_import_decimal: (skip)
 * @node: (nullable): a number, or a text with a number
 * @value: (out): the number
 *
 * Returns: whether it is a number that a book can hold
 */
gboolean
rbk_import_decimal (JsonNode *node, RbkDecimal *value)
{
  if (node == NULL)
    return FALSE;
  if (rbk_json_node_is_number (node))
    return rbk_json_node_get_decimal (node, value, NULL);

  return rbk_json_node_is_string (node) &&
         rbk_decimal_parse (json_node_get_string (node), value, NULL);
}

/**
 * rbk_import_is_key: (skip)
 * @text: (nullable): any text
 *
 * Returns: whether it can be a key of a book
 */
gboolean
rbk_import_is_key (const char *text)
{
  if (text == NULL || text[0] == '\0' || strlen (text) > MAX_KEY)
    return FALSE;
  for (const char *at = text; *at != '\0'; at++)
    if (!g_ascii_isalnum (*at) && strchr ("_-.:/", *at) == NULL)
      return FALSE;

  return TRUE;
}

/**
 * rbk_import_key: (skip)
 * @text: (nullable): a name
 * @otherwise: a key for a name without any letter or digit
 *
 * Makes a key of a name, always the same one of the same name.
 *
 * Returns: (transfer full): the key
 */
char *
rbk_import_key (const char *text, const char *otherwise)
{
  g_autofree char *ascii = text != NULL ? g_str_to_ascii (text, "C") : g_strdup ("");
  GString         *key = g_string_new (NULL);

  for (const char *at = ascii; *at != '\0' && key->len < MAX_UNIQUE_STEM; at++)
    {
      if (g_ascii_isalnum (*at))
        g_string_append_c (key, g_ascii_tolower (*at));
      else if (key->len > 0 && key->str[key->len - 1] != '_' && *at != '?')
        g_string_append_c (key, '_');
    }
  while (key->len > 0 && key->str[key->len - 1] == '_')
    g_string_truncate (key, key->len - 1);
  if (key->len == 0)
    g_string_assign (key, otherwise);

  return g_string_free (key, FALSE);
}

/**
 * rbk_import_unique_key: (skip)
 * @list: the records that have keys already
 * @key: a key
 *
 * Returns: (transfer full): the key, with a number after it where it is taken
 */
char *
rbk_import_unique_key (GListModel *list, const char *key)
{
  char *unique = g_strdup (key);
  g_autoptr(GHashTable) taken = NULL;

  if (rbk_record_find_by_key (list, key) == NULL)
    return unique;

  /* Thousands may have the same name. */
  taken = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr(RbkRecord) record = g_list_model_get_item (list, i);

      if (rbk_record_get_key (record) != NULL)
        g_hash_table_add (taken, (gpointer) rbk_record_get_key (record));
    }
  for (guint i = 2; g_hash_table_contains (taken, unique); i++)
    {
      g_free (unique);
      unique = g_strdup_printf ("%.*s_%u", MAX_UNIQUE_STEM, key, i);
    }

  return unique;
}

/**
 * rbk_import_text: (skip)
 * @text: (nullable): a text of another system
 *
 * Returns: (transfer full) (nullable): the text as a book keeps it: without spaces around it, and
 *   no longer than a book takes; nothing where there is none
 */
char *
rbk_import_text (const char *text)
{
  g_autofree char *clipped = text != NULL ? g_strndup (text, MAX_TEXT) : g_strdup ("");
  g_autofree char *valid = g_utf8_make_valid (clipped, -1);

  g_strstrip (valid);

  return valid[0] != '\0' ? g_steal_pointer (&valid) : NULL;
}

/**
 * rbk_import_tiers_check: (skip)
 * @tiers: (element-type RbkImportTier): tiers in their order
 * @reason: (out): what is wrong with them
 *
 * Returns: whether a book can hold them: bounds that rise, and a last tier without an end
 */
gboolean
rbk_import_tiers_check (GArray *tiers, const char **reason)
{
  RbkDecimal last = RBK_DECIMAL_ZERO;

  *reason = NULL;
  for (guint i = 0; i < tiers->len && *reason == NULL; i++)
    {
      const RbkImportTier *tier = &g_array_index (tiers, RbkImportTier, i);

      if (rbk_decimal_sign (tier->unit) < 0 || rbk_decimal_sign (tier->flat) < 0)
        *reason = E_ ("a tier has an amount below zero");
      else if (tier->is_open && i + 1 < tiers->len)
        *reason = E_ ("a tier without an end stands before others");
      else if (!tier->is_open && i + 1 == tiers->len)
        *reason = E_ ("its last tier has an end, and what use past it costs is unknown");
      else if (!tier->is_open && rbk_decimal_compare (tier->up_to, last) <= 0)
        *reason = E_ ("its tiers are not in rising order");
      last = tier->up_to;
    }

  return *reason == NULL;
}

/**
 * rbk_import_terms_match: (skip)
 * @a: a price
 * @b: the same in another currency
 *
 * Returns: whether they differ in amounts alone
 */
gboolean
rbk_import_terms_match (const RbkImportTerms *a, const RbkImportTerms *b)
{
  guint n_tiers = a->tiers != NULL ? a->tiers->len : 0;

  if (a->kind != b->kind || n_tiers != (b->tiers != NULL ? b->tiers->len : 0))
    return FALSE;
  if (a->kind == RBK_PRICE_KIND_PACKAGE && (!rbk_decimal_equal (a->package_size, b->package_size) ||
                                            !rbk_decimal_equal (a->included, b->included)))
    return FALSE;
  for (guint i = 0; i < n_tiers; i++)
    {
      const RbkImportTier *left = &g_array_index (a->tiers, RbkImportTier, i);
      const RbkImportTier *right = &g_array_index (b->tiers, RbkImportTier, i);

      if (left->is_open != right->is_open || !rbk_decimal_equal (left->up_to, right->up_to))
        return FALSE;
    }

  return TRUE;
}

/**
 * rbk_import_terms_clear: (skip)
 * @self: a price
 *
 * Frees what it holds.
 */
void
rbk_import_terms_clear (RbkImportTerms *self)
{
  g_clear_pointer (&self->tiers, g_array_unref);
}

/**
 * rbk_import_terms_simplify: (skip)
 * @self: a price
 *
 * Makes one tier for all a price per unit, which is what it is.
 */
void
rbk_import_terms_simplify (RbkImportTerms *self)
{
  const RbkImportTier *only = self->tiers != NULL && self->tiers->len == 1
                                  ? &g_array_index (self->tiers, RbkImportTier, 0)
                                  : NULL;

  if (only == NULL || !rbk_decimal_is_zero (only->flat))
    return;
  self->kind = RBK_PRICE_KIND_PER_UNIT;
  self->amount = only->unit;
  g_clear_pointer (&self->tiers, g_array_unref);
}

/**
 * rbk_import_terms_peek_free: (skip)
 * @self: a price
 *
 * Returns: (nullable) (transfer none): its first tier, where that is at nothing and others follow:
 *   what is included
 */
const RbkImportTier *
rbk_import_terms_peek_free (const RbkImportTerms *self)
{
  const RbkImportTier *first;

  if (self->kind != RBK_PRICE_KIND_GRADUATED || self->tiers->len < 2)
    return NULL;
  first = &g_array_index (self->tiers, RbkImportTier, 0);

  return rbk_decimal_is_zero (first->unit) && rbk_decimal_is_zero (first->flat) ? first : NULL;
}

/**
 * rbk_import_set_alerts: (skip)
 * @entitlement: an entitlement
 * @text: percentages as an export leaves them: `50,80,100`
 *
 * Sets the alerts, unless one of them is no percentage.
 */
void
rbk_import_set_alerts (RbkEntitlement *entitlement, const char *text)
{
  g_auto(GStrv) alerts = g_strsplit (text, ",", 20);

  for (guint i = 0; alerts[i] != NULL; i++)
    {
      RbkDecimal percent;

      if (!rbk_decimal_parse (alerts[i], &percent, NULL) || rbk_decimal_sign (percent) <= 0)
        return;
    }
  g_object_set (entitlement, "alerts", alerts, NULL);
}

static void
append_tiers (GArray *tiers, GListStore *list)
{
  for (guint i = 0; i < tiers->len; i++)
    {
      const RbkImportTier *from = &g_array_index (tiers, RbkImportTier, i);
      g_autoptr(RbkTier) tier = rbk_tier_new ();

      g_object_set (tier, "unit-price", &from->unit, NULL);
      if (!from->is_open)
        g_object_set (tier, "up-to", &from->up_to, NULL);
      if (!rbk_decimal_is_zero (from->flat))
        g_object_set (tier, "flat-price", &from->flat, NULL);
      g_list_store_append (list, tier);
    }
}

/**
 * rbk_import_terms_apply: (skip)
 * @self: a price
 * @record: a rate card, or its price in another currency
 *
 * Sets the amounts of a record.
 */
void
rbk_import_terms_apply (const RbkImportTerms *self, RbkRecord *record)
{
  if (RBK_IS_RATE_CARD (record))
    g_object_set (record, "price", self->kind, NULL);
  if (RBK_IS_RATE_CARD (record) && self->kind == RBK_PRICE_KIND_PACKAGE)
    g_object_set (record, "package-size", &self->package_size, NULL);
  if (self->tiers != NULL)
    append_tiers (self->tiers,
                  rbk_record_get_list (record, rbk_record_find_field (record, "tiers")));
  else
    g_object_set (record, "amount", &self->amount, NULL);
}

/**
 * rbk_import_append: (skip)
 * @list: a list of a book
 * @record: (transfer full): what is added to it
 */
void
rbk_import_append (GListModel *list, gpointer record)
{
  g_autoptr(RbkRecord) owned = record;

  g_list_store_append (G_LIST_STORE (list), owned);
}

/**
 * rbk_import_finish: (skip)
 * @book: (transfer full): a book as it was read
 * @error: return location for a #GError
 *
 * Returns: (transfer full): the book, or %NULL with %RBK_ERROR_INVALID where it makes no sense
 */
RbkBook *
rbk_import_finish (RbkBook *book, GError **error)
{
  g_autoptr(RbkBook) owned = book;
  g_autoptr(GPtrArray) problems = rbk_book_check (book);

  if (problems->len > 0)
    {
      const RbkProblem *first = problems->pdata[0];

      g_set_error (error, RBK_ERROR, RBK_ERROR_INVALID,
                   E_ ("what it says would not make a valid book: %s: %s"), first->path,
                   first->message);
      return NULL;
    }

  return g_steal_pointer (&owned);
}
