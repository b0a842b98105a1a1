/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-catalogue-output.h"

#include "rbk-command.h"
#include "rbk-context-tier.h"
#include "rbk-output.h"

#define N_KINDS (RBK_PRICE_CHANGE_UNCLEAR + 1)

/**
 * rbk_catalogue_output_warn:
 * @catalogue: a catalogue
 * @path: (nullable): the file that it was read from
 *
 * Says on standard error what was left out of it.
 */
void
rbk_catalogue_output_warn (RbkCatalogue *catalogue, const char *path)
{
  const char *const *notes = rbk_catalogue_get_notes (catalogue);

  for (guint i = 0; path != NULL && notes[i] != NULL; i++)
    rbk_command_warn (path, "%s", notes[i]);
}

/**
 * rbk_catalogue_output_warn_briefly:
 * @catalogue: a catalogue
 * @path: (nullable): the file that it was read from
 *
 * Says on standard error in one line that something was left out of it, for a list of models
 * that only looks at the file.
 */
void
rbk_catalogue_output_warn_briefly (RbkCatalogue *catalogue, const char *path)
{
  const char *const *notes = rbk_catalogue_get_notes (catalogue);
  guint              n_notes = g_strv_length ((char **) notes);

  if (n_notes > 1 && path != NULL)
    rbk_command_warn (path, "%s; --verbose tells %u more", notes[0], n_notes - 1);
  else
    rbk_catalogue_output_warn (catalogue, path);
}

/**
 * rbk_catalogue_output_members:
 * @builder: an object
 * @catalogue: a catalogue
 *
 * Adds what the catalogue is and what was left out of it.
 */
void
rbk_catalogue_output_members (JsonBuilder *builder, RbkCatalogue *catalogue)
{
  const char *const *notes = rbk_catalogue_get_notes (catalogue);

  rbk_output_member_text (builder, "format", rbk_catalogue_get_format (catalogue));
  rbk_output_member_text (builder, "source", rbk_catalogue_get_source (catalogue));
  json_builder_set_member_name (builder, "notes");
  json_builder_begin_array (builder);
  for (guint i = 0; notes[i] != NULL; i++)
    json_builder_add_string_value (builder, notes[i]);
  json_builder_end_array (builder);
}

static void
add_optional (JsonBuilder *builder, const char *name, const RbkDecimal *value)
{
  rbk_output_member_decimal (builder, name, value != NULL,
                             value != NULL ? *value : RBK_DECIMAL_ZERO);
}

/* What a request costs once its input is longer. */
static void
add_context_tiers (JsonBuilder *builder, GListModel *tiers)
{
  json_builder_set_member_name (builder, "context_tiers");
  json_builder_begin_array (builder);
  for (guint i = 0; i < g_list_model_get_n_items (tiers); i++)
    {
      g_autoptr(RbkContextTier) tier = g_list_model_get_item (tiers, i);

      json_builder_begin_object (builder);
      add_optional (builder, "above", rbk_context_tier_get_above (tier));
      add_optional (builder, "input", rbk_context_tier_get_input (tier));
      add_optional (builder, "output", rbk_context_tier_get_output (tier));
      add_optional (builder, "cache_read", rbk_context_tier_get_cache_read (tier));
      add_optional (builder, "cache_write", rbk_context_tier_get_cache_write (tier));
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

/**
 * rbk_catalogue_output_price:
 * @builder: a list, or an object
 * @name: (nullable): the member's name in an object
 * @price: (nullable): a price
 *
 * Adds a price, or `null`.
 */
void
rbk_catalogue_output_price (JsonBuilder *builder, const char *name, RbkModelPrice *price)
{
  if (name != NULL)
    json_builder_set_member_name (builder, name);
  if (price == NULL)
    {
      json_builder_add_null_value (builder);
      return;
    }

  json_builder_begin_object (builder);
  rbk_output_member_text (builder, "model", rbk_model_price_get_model (price));
  rbk_output_member_text (builder, "name", rbk_model_price_get_name (price));
  rbk_output_member_text (builder, "provider", rbk_model_price_get_provider (price));
  rbk_output_member_text (builder, "effective_from", rbk_model_price_get_effective_from (price));
  add_optional (builder, "input", rbk_model_price_get_input (price));
  add_optional (builder, "output", rbk_model_price_get_output (price));
  add_optional (builder, "cache_read", rbk_model_price_get_cache_read (price));
  add_optional (builder, "cache_write", rbk_model_price_get_cache_write (price));
  add_optional (builder, "batch_input", rbk_model_price_get_batch_input (price));
  add_optional (builder, "batch_output", rbk_model_price_get_batch_output (price));
  add_context_tiers (builder, rbk_model_price_get_context_tiers (price));
  json_builder_end_object (builder);
}

static void
count_kinds (GPtrArray *changes, guint counts[N_KINDS])
{
  for (guint i = 0; i < changes->len; i++)
    counts[((RbkPriceChange *) changes->pdata[i])->kind]++;
}

/**
 * rbk_catalogue_output_changes:
 * @builder: an object
 * @changes: (element-type RbkPriceChange): the account of a catalogue against a book
 *
 * Adds the account, and how many there are of each kind.
 */
void
rbk_catalogue_output_changes (JsonBuilder *builder, GPtrArray *changes)
{
  guint counts[N_KINDS] = { 0 };

  json_builder_set_member_name (builder, "changes");
  json_builder_begin_array (builder);
  for (guint i = 0; i < changes->len; i++)
    {
      RbkPriceChange *change = changes->pdata[i];

      json_builder_begin_object (builder);
      rbk_output_member_text (builder, "model", change->model);
      rbk_output_member_text (builder, "kind", rbk_price_change_kind_to_string (change->kind));
      rbk_output_member_text (builder, "message", change->message);
      rbk_catalogue_output_price (builder, "before", change->before);
      rbk_catalogue_output_price (builder, "after", change->after);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);

  count_kinds (changes, counts);
  for (guint i = 0; i < N_KINDS; i++)
    rbk_output_member_count (builder, rbk_price_change_kind_to_string (i), counts[i]);
}

/**
 * rbk_catalogue_output_account:
 * @catalogue: a catalogue
 * @changes: (element-type RbkPriceChange): the account of it against a book
 *
 * Returns: (transfer full): the account for people
 */
char *
rbk_catalogue_output_account (RbkCatalogue *catalogue, GPtrArray *changes)
{
  static const char *const titles[] = { "PRICE", "WHAT THE LIST SAYS", NULL };
  g_autoptr(RbkColumns) columns = rbk_columns_new (titles, "ll");
  g_autoptr(GString) text = g_string_new (NULL);
  g_autofree char *body = NULL;
  const char      *source = rbk_catalogue_get_source (catalogue);
  guint            counts[N_KINDS] = { 0 };

  for (guint i = 0; i < changes->len; i++)
    {
      RbkPriceChange *change = changes->pdata[i];

      rbk_columns_add (columns, rbk_price_change_kind_to_string (change->kind), change->message,
                       NULL);
    }
  body = rbk_columns_to_text (columns);

  count_kinds (changes, counts);
  g_string_append_printf (text, "%u prices of %s\n\n%s\n",
                          g_list_model_get_n_items (G_LIST_MODEL (catalogue)),
                          source != NULL ? source : "a list without a name", body);
  for (guint i = 0; i < N_KINDS; i++)
    g_string_append_printf (text, "%s%u %s", i > 0 ? ", " : "", counts[i],
                            rbk_price_change_kind_to_string (i));
  g_string_append_c (text, '\n');

  return g_string_free (g_steal_pointer (&text), FALSE);
}
