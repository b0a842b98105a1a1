/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "catalogue-support.h"

#include "rbk-context-tier.h"
#include "rbk-date.h"

static RbkCatalogue *
read_path (const char *path)
{
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autoptr(GError) error = NULL;
  RbkCatalogue *catalogue = rbk_catalogue_read_file (file, NULL, &error);

  g_assert_no_error (error);

  return catalogue;
}

RbkCatalogue *
catalogue_read_sample (const char *name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "io", "catalogues", name, NULL);

  return read_path (path);
}

/* Real lists do not come with the sources: RBK_SHARED_DATA says where they are. */
RbkCatalogue *
catalogue_read_shared (const char *name)
{
  const char      *folder = g_getenv ("RBK_SHARED_DATA");
  g_autofree char *path = folder != NULL ? g_build_filename (folder, "prices", name, NULL) : NULL;

  if (path == NULL)
    {
      g_test_skip ("RBK_SHARED_DATA is not set: real price lists are NOT tested");
      return NULL;
    }

  return read_path (path);
}

static void
append_rate (GString *line, const RbkDecimal *rate, const char *separator)
{
  g_autofree char *text = rate != NULL ? rbk_decimal_to_string (*rate) : g_strdup ("-");

  g_string_append_printf (line, "%s%s", separator, text);
}

static void
append_tier (GString *line, RbkContextTier *tier)
{
  append_rate (line, rbk_context_tier_get_above (tier), " >");
  append_rate (line, rbk_context_tier_get_input (tier), ":");
  append_rate (line, rbk_context_tier_get_output (tier), "/");
  append_rate (line, rbk_context_tier_get_cache_read (tier), "/");
  append_rate (line, rbk_context_tier_get_cache_write (tier), "/");
}

char *
catalogue_price_to_line (RbkModelPrice *price)
{
  GString    *line = g_string_new (NULL);
  GListModel *tiers = rbk_model_price_get_context_tiers (price);

  append_rate (line, rbk_model_price_get_input (price), "");
  append_rate (line, rbk_model_price_get_output (price), "/");
  append_rate (line, rbk_model_price_get_cache_read (price), "/");
  append_rate (line, rbk_model_price_get_cache_write (price), "/");
  if (rbk_model_price_get_batch_input (price) != NULL)
    {
      append_rate (line, rbk_model_price_get_batch_input (price), " batch ");
      append_rate (line, rbk_model_price_get_batch_output (price), "/");
    }
  for (guint i = 0; i < g_list_model_get_n_items (tiers); i++)
    {
      g_autoptr(RbkContextTier) tier = g_list_model_get_item (tiers, i);

      append_tier (line, tier);
    }

  return g_string_free (line, FALSE);
}

char *
catalogue_find_line (RbkCatalogue *catalogue, const char *model, const char *day)
{
  g_autoptr(GError) error = NULL;
  RbkModelPrice *price;
  GDate          date;

  g_assert_true (rbk_date_parse (day, &date, NULL));
  price = rbk_catalogue_find (catalogue, model, &date, &error);
  g_assert_no_error (error);

  return catalogue_price_to_line (price);
}
