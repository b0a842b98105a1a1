/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-html.h"

#include "rbk-export-text.h"
#include "rbk-feature.h"
#include "rbk-meter.h"

/* The table in which plans stand beside each other. */

static void
open_row (GString *text, const char *name)
{
  g_string_append (text, "<tr><th scope=\"row\">");
  rbk_html_add_name (text, name);
  g_string_append (text, "</th>");
}

static void
add_group (RbkHtmlPage *page, const char *name)
{
  g_string_append_printf (page->text,
                          "</tbody>\n<tbody>\n<tr class=\"group\"><th scope=\"rowgroup\" "
                          "colspan=\"%u\">%s</th></tr>\n",
                          page->plans->len + 1, name);
}

static void
add_nothing (GString *text)
{
  g_string_append (text, "<span class=\"no\"><span aria-hidden=\"true\">–</span><span "
                         "class=\"unseen\">No</span></span>");
}

static void
add_yes (GString *text)
{
  g_string_append (text, "<span class=\"yes\"><span aria-hidden=\"true\">✓</span><span "
                         "class=\"unseen\">Yes</span></span>");
}

static void
add_prices (RbkHtmlPage *page)
{
  open_row (page->text, "Price");
  for (guint i = 0; i < page->plans->len; i++)
    {
      g_string_append (page->text, "<td>");
      rbk_html_add_price (page, g_ptr_array_index (page->plans, i));
      g_string_append (page->text, "</td>");
    }
  g_string_append (page->text, "</tr>\n");
}

static const RbkDecimal *
get_commitment (const RbkHtmlPlan *plan)
{
  return rbk_plan_get_annual_commitment (plan->record);
}

static const RbkDecimal *
get_seats (const RbkHtmlPlan *plan)
{
  return rbk_plan_get_seats (plan->record);
}

/* A row of numbers that a plan has or has not; none at all where no plan has one. */
static void
add_numbers (RbkHtmlPage *page,
             const char  *name,
             gboolean     is_amount,
             const RbkDecimal *(*get) (const RbkHtmlPlan *plan))
{
  gboolean has_any = FALSE;

  for (guint i = 0; i < page->plans->len; i++)
    has_any = has_any || get (g_ptr_array_index (page->plans, i)) != NULL;
  if (!has_any)
    return;
  open_row (page->text, name);
  for (guint i = 0; i < page->plans->len; i++)
    {
      const RbkDecimal *value = get (g_ptr_array_index (page->plans, i));
      g_autofree char  *words = NULL;

      if (value != NULL)
        words = is_amount ? rbk_html_amount (page->job->spec, *value) : rbk_export_grouped (*value);
      g_string_append (page->text, "<td>");
      if (words != NULL)
        rbk_html_add_text (page->text, words);
      else
        add_nothing (page->text);
      g_string_append (page->text, "</td>");
    }
  g_string_append (page->text, "</tr>\n");
}

static void
add_use_cell (RbkHtmlPage *page, const RbkHtmlPlan *plan, int meter)
{
  gboolean is_used = FALSE;

  g_string_append (page->text, "<td>");
  for (guint i = 0; i < plan->offers->len; i++)
    {
      const RbkPageOffer *offer = g_ptr_array_index (plan->offers, i);
      g_autoptr(GString) uses = g_string_new (NULL);

      rbk_html_add_uses (uses, offer, meter, TRUE);
      if (uses->len == 0)
        continue;
      is_used = TRUE;
      rbk_html_open_choice (page, plan, offer, "ul", NULL);
      g_string_append_len (page->text, uses->str, (gssize) uses->len);
      g_string_append (page->text, "</ul>");
    }
  if (!is_used && plan->spec->is_quote_only)
    g_string_append (page->text, "On request");
  else if (!is_used)
    add_nothing (page->text);
  g_string_append (page->text, "</td>");
}

static gboolean
is_used (RbkHtmlPage *page, int meter)
{
  for (guint i = 0; i < page->plans->len; i++)
    {
      const RbkHtmlPlan  *plan = g_ptr_array_index (page->plans, i);
      const RbkPageOffer *offer =
          plan->offers->len > 0 ? g_ptr_array_index (plan->offers, 0) : NULL;

      if (offer != NULL && rbk_phase_spec_get_meter_card (offer->phase, meter) != NULL)
        return TRUE;
    }
  return FALSE;
}

/* Its row says how many seats there are. */
static gboolean
has_seat_meter (RbkHtmlPage *page)
{
  for (guint i = 0; i < page->job->spec->n_meters; i++)
    {
      if (page->job->spec->meters[i].kind == RBK_METER_KIND_SEAT && is_used (page, (int) i))
        return TRUE;
    }
  return FALSE;
}

static void
add_uses (RbkHtmlPage *page)
{
  gboolean is_open = FALSE;

  for (guint i = 0; i < page->job->spec->n_meters; i++)
    {
      if (!is_used (page, (int) i))
        continue;
      if (!is_open)
        add_group (page, "Use");
      is_open = TRUE;
      open_row (page->text, page->job->spec->meters[i].name);
      for (guint j = 0; j < page->plans->len; j++)
        add_use_cell (page, g_ptr_array_index (page->plans, j), (int) i);
      g_string_append (page->text, "</tr>\n");
    }
}

static void
add_feature_row (RbkHtmlPage *page, RbkFeature *feature)
{
  const char *key = rbk_feature_get_key (feature);
  const char *name = rbk_feature_get_name (feature);

  open_row (page->text, name != NULL ? name : key);
  for (guint i = 0; i < page->plans->len; i++)
    {
      const RbkHtmlPlan *plan = g_ptr_array_index (page->plans, i);
      RbkRecord         *own = rbk_record_find_by_key (rbk_plan_get_features (plan->record), key);
      const char        *value = own != NULL ? rbk_feature_get_value (RBK_FEATURE (own)) : NULL;

      g_string_append (page->text, "<td>");
      if (own == NULL)
        add_nothing (page->text);
      else if (value != NULL && value[0] != '\0')
        rbk_html_add_name (page->text, value);
      else
        add_yes (page->text);
      g_string_append (page->text, "</td>");
    }
  g_string_append (page->text, "</tr>\n");
}

static void
add_features (RbkHtmlPage *page)
{
  g_autoptr(GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < page->plans->len; i++)
    {
      const RbkHtmlPlan *plan = g_ptr_array_index (page->plans, i);
      GListModel        *features = rbk_plan_get_features (plan->record);

      for (guint j = 0; j < g_list_model_get_n_items (features); j++)
        {
          g_autoptr(RbkFeature) feature = g_list_model_get_item (features, j);

          if (g_hash_table_size (seen) == 0)
            add_group (page, "Features");
          if (g_hash_table_add (seen, (gpointer) rbk_feature_get_key (feature)))
            add_feature_row (page, feature);
        }
    }
}

/**
 * rbk_html_add_comparison:
 * @page: a page
 *
 * Adds the table of all plans: prices, use and features.
 */
void
rbk_html_add_comparison (RbkHtmlPage *page)
{
  GString *text = page->text;

  if (page->plans->len == 0)
    return;
  g_string_append (text, "<section id=\"compare\" aria-labelledby=\"compare-title\">\n"
                         "<h2 id=\"compare-title\">Compare the plans</h2>\n"
                         "<div class=\"scroll\" role=\"region\" aria-label=\"Table of plans\" "
                         "tabindex=\"0\">\n<table class=\"compare\">\n<thead><tr><td></td>");
  for (guint i = 0; i < page->plans->len; i++)
    {
      const RbkHtmlPlan *plan = g_ptr_array_index (page->plans, i);

      g_string_append (text, "<th scope=\"col\">");
      rbk_html_add_name (text, plan->spec->name);
      g_string_append (text, "</th>");
    }
  g_string_append (text, "</tr></thead>\n<tbody>\n");
  add_prices (page);
  add_numbers (page, "Yearly commitment", TRUE, get_commitment);
  if (!has_seat_meter (page))
    add_numbers (page, "Seats", FALSE, get_seats);
  add_uses (page);
  add_features (page);
  g_string_append (text, "</tbody>\n</table>\n</div>\n</section>\n");
}
