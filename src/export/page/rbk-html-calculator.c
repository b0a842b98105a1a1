/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-html.h"

#include "rbk-meter.h"
#include "rbk-page-price.h"

/* The form of the calculator, which the page's script fills with bills, and what is said about
 * how use is counted. */

static void
look_for_most (const RbkCardSpec *card, RbkDecimal *most)
{
  if (card->has_included)
    *most = rbk_decimal_max (*most, card->included);
  if (card->has_cap)
    *most = rbk_decimal_max (*most, card->cap);
  for (guint i = 0; i + 1 < card->n_tiers; i++)
    *most = rbk_decimal_max (*most, card->tiers[i].up_to);
}

/* How much the slider of a meter goes up to: twice what any plan speaks of. Less than nothing
 * where no plan has the meter. */
static RbkDecimal
get_most (RbkHtmlPage *page, int meter)
{
  RbkDecimal most = rbk_decimal_from_int (-1), least;

  for (guint i = 0; i < page->plans->len; i++)
    {
      const RbkHtmlPlan *plan = g_ptr_array_index (page->plans, i);

      for (guint j = 0; j < plan->offers->len; j++)
        {
          const RbkPageOffer *offer = g_ptr_array_index (plan->offers, j);
          const RbkCardSpec  *card = rbk_phase_spec_get_meter_card (offer->phase, meter);

          if (card == NULL)
            continue;
          most = rbk_decimal_max (most, RBK_DECIMAL_ZERO);
          look_for_most (card, &most);
        }
    }
  if (rbk_decimal_sign (most) < 0)
    return most;
  most = rbk_decimal_mul (most, rbk_decimal_from_int (2));
  least =
      rbk_decimal_from_int (page->job->spec->meters[meter].kind == RBK_METER_KIND_SEAT ? 20 : 1000);
  return rbk_decimal_is_valid (most) ? rbk_decimal_max (most, least) : least;
}

static gboolean
add_meter (RbkHtmlPage *page, guint index)
{
  const RbkMeterSpec *meter = &page->job->spec->meters[index];
  RbkDecimal          most = get_most (page, (int) index);
  g_autofree char    *most_text = NULL;

  if (rbk_decimal_sign (most) < 0)
    return FALSE;
  most_text = rbk_decimal_to_string (most);
  g_string_append_printf (page->text,
                          "<div class=\"input\" data-meter=\"%u\" data-most=\"%s\">\n"
                          "<label for=\"use-%u\">",
                          index, most_text, index);
  rbk_html_add_name (page->text, meter->name);
  if (rbk_html_is_scaled (meter))
    {
      g_string_append (page->text, " (× ");
      rbk_html_add_name (page->text, meter->unit);
      g_string_append_c (page->text, ')');
    }
  g_string_append_printf (page->text,
                          "%s</label>\n<input id=\"use-%u\" class=\"number\" type=\"text\" "
                          "inputmode=\"decimal\" "
                          "autocomplete=\"off\" maxlength=\"24\" value=\"0\" "
                          "aria-describedby=\"error-%u\">\n"
                          "<input class=\"slider\" type=\"range\" min=\"0\" max=\"100\" "
                          "value=\"0\" aria-label=\"",
                          meter->kind == RBK_METER_KIND_SEAT ? "" : " a month", index, index);
  rbk_html_add_text (page->text, meter->name);
  g_string_append_printf (page->text,
                          ", roughly\">\n<p id=\"error-%u\" class=\"error\" hidden>Write a number, "
                          "such as 1,500</p>\n</div>\n",
                          index);
  return TRUE;
}

/**
 * rbk_html_add_calculator:
 * @page: a page
 *
 * Adds the calculator. It is hidden until the script is there to compute.
 */
void
rbk_html_add_calculator (RbkHtmlPage *page)
{
  GString *text = page->text;
  gsize    start = text->len;
  gboolean has_any = FALSE;

  g_string_append (text, "<section id=\"calculator\" aria-labelledby=\"calculator-title\" hidden>\n"
                         "<h2 id=\"calculator-title\">What would I pay?</h2>\n"
                         "<div class=\"calculator\">\n<form id=\"form\" "
                         "aria-labelledby=\"calculator-title\">\n");
  for (guint i = 0; i < page->job->spec->n_meters; i++)
    has_any = add_meter (page, i) || has_any;
  if (!has_any)
    {
      g_string_truncate (text, start);
      return;
    }
  g_string_append (text, "</form>\n<div>\n<p id=\"answer\" class=\"answer\" role=\"status\"></p>\n"
                         "<div class=\"scroll\" role=\"region\" aria-label=\"Bills by plan\" "
                         "tabindex=\"0\">\n<table class=\"bills\">\n<thead><tr>"
                         "<th scope=\"col\">Plan</th><th scope=\"col\">What is charged</th>"
                         "<th scope=\"col\">A month</th></tr></thead>\n"
                         "<tbody id=\"bills\"></tbody>\n</table>\n</div>\n</div>\n</div>\n"
                         "</section>\n");
}

static void
add_definitions (RbkHtmlPage *page)
{
  GListModel *meters = rbk_book_get_meters (page->job->book);
  gboolean    is_open = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (meters); i++)
    {
      g_autoptr(RbkMeter) meter = g_list_model_get_item (meters, i);
      const char *definition = rbk_meter_get_definition (meter);

      if (definition == NULL || definition[0] == '\0')
        continue;
      if (!is_open)
        g_string_append (page->text, "<dl>\n");
      is_open = TRUE;
      rbk_html_add_element (page->text, "dt", NULL, page->job->spec->meters[i].name);
      rbk_html_add_element (page->text, "dd", NULL, definition);
    }
  if (is_open)
    g_string_append (page->text, "</dl>\n");
}

/**
 * rbk_html_add_details:
 * @page: a page
 *
 * Adds how use is counted and rounded.
 */
void
rbk_html_add_details (RbkHtmlPage *page)
{
  const char *const *notes = rbk_page_views_get_notes (page->views);

  g_string_append (page->text, "<section id=\"details\" aria-labelledby=\"details-title\">\n"
                               "<h2 id=\"details-title\">How it is counted</h2>\n");
  add_definitions (page);
  g_string_append (page->text, "<ul>\n");
  for (gsize i = 0; notes[i] != NULL; i++)
    g_string_append_printf (page->text, "<li>%s</li>\n", notes[i]);
  g_string_append (page->text, "</ul>\n</section>\n");
}
