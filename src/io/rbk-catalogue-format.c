/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-catalogue-private.h"

#include <string.h>

#include "rbk-catalogue-reading.h"

/* A file is what it looks like. None of these lists says what it is, but no two have one
 * shape. */
static const RbkCatalogueFormat formats[] = {
  { RBK_CATALOGUE_OWN_FORMAT, "Ratebook", rbk_catalogue_is_own, NULL },
  { "genai-prices", "genai-prices", rbk_catalogue_is_genai_prices,
    rbk_catalogue_read_genai_prices },
  { "langfuse", "Langfuse", rbk_catalogue_is_langfuse, rbk_catalogue_read_langfuse },
  { "openrouter", "OpenRouter", rbk_catalogue_is_openrouter, rbk_catalogue_read_openrouter },
  { "llm-prices", "llm-prices", rbk_catalogue_is_llm_prices, rbk_catalogue_read_llm_prices },
  { "portkey", "Portkey", rbk_catalogue_is_portkey, rbk_catalogue_read_portkey },
  { "litellm", "LiteLLM", rbk_catalogue_is_litellm, rbk_catalogue_read_litellm },
  { "models-dev", "models.dev", rbk_catalogue_is_models_dev, rbk_catalogue_read_models_dev },
};

static const char *const names[] = {
  RBK_CATALOGUE_OWN_FORMAT,
  "litellm",
  "genai-prices",
  "models-dev",
  "llm-prices",
  "openrouter",
  "langfuse",
  "portkey",
  NULL,
};

/**
 * rbk_catalogue_get_formats:
 *
 * Returns: (transfer none) (array zero-terminated=1): the names of the formats that can be
 *   read: `catalogue`, which is Ratebook's own, `litellm`…
 */
const char *const *
rbk_catalogue_get_formats (void)
{
  return names;
}

/**
 * rbk_catalogue_get_format_title:
 * @format: the name of a format
 *
 * Returns: (transfer none) (nullable): its name for people, which is that of a project
 */
const char *
rbk_catalogue_get_format_title (const char *format)
{
  for (gsize i = 0; i < G_N_ELEMENTS (formats); i++)
    if (g_strcmp0 (formats[i].name, format) == 0)
      return formats[i].title;

  return NULL;
}

/**
 * rbk_catalogue_read_text:
 * @text: (array length=length): a price list in any format that can be read
 * @length: its length in bytes
 * @error: return location for a #GError
 *
 * Reads a price list, whose format its shape tells. Prices are taken to the last digit.
 * Ratebook's own format is right as a whole or refused. Of the others, an entry that can't
 * be read is left out, and a note says so.
 *
 * Returns: (transfer full): the catalogue, or %NULL
 */
RbkCatalogue *
rbk_catalogue_read_text (const char *text, gsize length, GError **error)
{
  g_autoptr(JsonNode) root = rbk_json_parse (text, length, error);

  if (root == NULL)
    return NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_autoptr(RbkCatalogueReading) reading = NULL;

      if (!formats[i].recognises (root))
        continue;
      if (formats[i].read == NULL)
        return rbk_catalogue_read_own (root, error);
      reading = rbk_catalogue_reading_new (&formats[i]);
      formats[i].read (reading, root);
      return rbk_catalogue_reading_finish (reading, error);
    }

  g_set_error_literal (error, RBK_ERROR, RBK_ERROR_INVALID,
                       E_ ("$.format: this is no price list that Ratebook knows; it reads its own "
                           "(\"ratebook-catalogue\") and those of LiteLLM, genai-prices, "
                           "models.dev, llm-prices, OpenRouter, Langfuse and Portkey"));

  return NULL;
}
