/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-template.h"

#include <string.h>

#include "rbk-book-reader.h"
#include "rbk-io-resources.h"
#include "rbk-text.h"

#define RESOURCE_ROOT "/io/github/ratebook/Ratebook"

static const RbkTemplate templates[] = {
  { "usage-gated", N_ ("Usage-gated tiers"),
    N_ ("Three plans of AI runs: a hard cap, a soft cap and a custom quota, each sized by the "
        "customers it must carry.") },
  { "credit-tiers", N_ ("Credit tiers"),
    N_ ("Five plans on one credit wallet, from a free sandbox to an enterprise quote, with "
        "overage, rollover and top-ups.") },
  { "token-api", N_ ("Token API"),
    N_ ("Input and output tokens metered apart, with trial credits, volume discounts and a yearly "
        "commitment.") },
  { "outcome", N_ ("Price per outcome"),
    N_ ("Customers pay for each conversation that is resolved, whatever it took to get there.") },
  { "hybrid", N_ ("Hybrid: base, runs and seats"),
    N_ ("A base fee with runs included, overage beyond them, seats beside them and packs of extra "
        "documents.") },
  { "blank", N_ ("Blank book"), N_ ("One meter, one model and one plan to fill in.") },
};

/**
 * rbk_template_get_all:
 * @n_templates: (out): how many
 *
 * Returns: (transfer none) (array length=n_templates): the templates, in the order in
 *   which to offer them
 */
const RbkTemplate *
rbk_template_get_all (gsize *n_templates)
{
  *n_templates = G_N_ELEMENTS (templates);

  return templates;
}

/**
 * rbk_template_find:
 * @name: the name of a template
 * @error: return location for a #GError
 *
 * Fails with %RBK_ERROR_NOT_FOUND; the message lists the names that there are.
 *
 * Returns: (nullable) (transfer none): the template of that name
 */
const RbkTemplate *
rbk_template_find (const char *name, GError **error)
{
  g_autoptr(GString) names = NULL;
  g_autofree char *quoted = NULL;

  g_return_val_if_fail (name != NULL, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (templates); i++)
    if (strcmp (templates[i].name, name) == 0)
      return &templates[i];

  names = g_string_new (NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (templates); i++)
    g_string_append_printf (names, "%s%s", i == 0 ? "" : ", ", templates[i].name);
  quoted = rbk_error_quote (name, strlen (name));
  g_set_error (error, RBK_ERROR, RBK_ERROR_NOT_FOUND, "there is no template %s; choose one of: %s",
               quoted, names->str);

  return NULL;
}

/**
 * rbk_template_new_book:
 * @name: the name of a template, or %RBK_TEMPLATE_SAMPLE for the sample book
 * @error: return location for a #GError
 *
 * Returns: (transfer full): a new book made from it; %NULL with %RBK_ERROR_NOT_FOUND
 *   where there is no such template
 */
RbkBook *
rbk_template_new_book (const char *name, GError **error)
{
  g_autoptr(GBytes) bytes = NULL;
  g_autofree char *path = NULL;

  g_return_val_if_fail (name != NULL, NULL);

  if (strcmp (name, RBK_TEMPLATE_SAMPLE) != 0 && rbk_template_find (name, error) == NULL)
    return NULL;

  path = g_strdup_printf (RESOURCE_ROOT "/%s/%s.ratebook",
                          strcmp (name, RBK_TEMPLATE_SAMPLE) == 0 ? "samples" : "templates", name);
  bytes =
      g_resource_lookup_data (rbk_io_get_resource (), path, G_RESOURCE_LOOKUP_FLAGS_NONE, error);
  if (bytes == NULL)
    return NULL;

  return rbk_book_read_text (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), NULL, error);
}
