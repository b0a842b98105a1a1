/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-html.h"

#include <string.h>

#include "rbk-currency.h"
#include "rbk-json-ld.h"
#include "rbk-json.h"
#include "rbk-page-resources.h"
#include "rbk-pricing-page.h"

/* A page that stands alone: its style, its script and its data are in it, and its policy forbids
 * it to load anything else. Names of the book are text in it wherever they stand. */

static void
plan_free (gpointer data)
{
  RbkHtmlPlan *self = data;

  g_object_unref (self->record);
  g_ptr_array_unref (self->offers);
  g_free (self);
}

static GPtrArray *
list_plans (const RbkExportJob *job, GPtrArray *views)
{
  GPtrArray *plans = g_ptr_array_new_with_free_func (plan_free);

  for (guint i = 0; i < job->spec->n_plans; i++)
    {
      RbkHtmlPlan *plan = g_new0 (RbkHtmlPlan, 1);

      plan->spec = &job->spec->plans[i];
      plan->record = g_list_model_get_item (rbk_book_get_plans (job->book), i);
      plan->offers = rbk_page_offers_new (views, plan->spec->key);
      g_ptr_array_add (plans, plan);
    }
  return plans;
}

/* A part of the page that travels inside the program, without the comment at its head, which is
 * about the file. */
static char *
load_part (const char *name)
{
  g_autofree char *path = g_strconcat ("/io/github/ratebook/Ratebook/page/", name, NULL);
  g_autoptr(GBytes) bytes = g_resource_lookup_data (rbk_page_get_resource (), path,
                                                     G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  const char *text = g_bytes_get_data (bytes, NULL);
  const char *head = strstr (text, "*/\n");

  return g_strdup (head != NULL ? head + strlen ("*/\n") : text);
}

/* What a policy calls a style or a script that may be in the page. */
static char *
make_hash (const char *part)
{
  g_autoptr(GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  guint8           digest[32];
  gsize            length = sizeof digest;
  g_autofree char *text = NULL;

  g_checksum_update (checksum, (const guchar *) part, -1);
  g_checksum_get_digest (checksum, digest, &length);
  text = g_base64_encode (digest, length);
  return g_strconcat ("'sha256-", text, "'", NULL);
}

/* JSON inside an element: a name can't end it, nor begin a comment. */
static void
add_data (GString *text, const char *attributes, JsonNode *root)
{
  g_autofree char *json = rbk_json_to_text (root);

  g_string_append_printf (text, "<script %s>\n", attributes);
  for (const char *c = json; *c != '\0'; c++)
    {
      if (*c == '<' || *c == '>' || *c == '&')
        g_string_append_printf (text, "\\u%04x", (guint) *c);
      else
        g_string_append_c (text, *c);
    }
  g_string_append (text, "</script>\n");
}

static void
add_title (RbkHtmlPage *page, const char *tag)
{
  const char *title = rbk_book_get_title (page->job->book);

  rbk_html_add_element (page->text, tag, NULL, title != NULL && *title != '\0' ? title : "Pricing");
}

static void
add_head (RbkHtmlPage *page, const char *style, const char *script, GPtrArray *losses)
{
  GString         *text = page->text;
  RbkDelivery     *delivery = rbk_book_get_delivery (page->job->book);
  const char      *url = delivery != NULL ? rbk_delivery_get_url (delivery) : NULL;
  g_autofree char *style_hash = make_hash (style);
  g_autofree char *script_hash = make_hash (script);
  g_autoptr(JsonNode) markup = rbk_json_ld_build (page->job, page->views, losses);

  g_string_append_printf (text,
                          "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
                          "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src "
                          "'none'; style-src %s; "
                          "script-src %s; img-src data:; base-uri 'none'; form-action 'none'\">\n"
                          "<meta name=\"viewport\" content=\"width=device-width, "
                          "initial-scale=1\">\n"
                          "<meta name=\"color-scheme\" content=\"light dark\">\n"
                          "<link rel=\"icon\" href=\"data:,\">\n",
                          style_hash, script_hash);
  add_title (page, "title");
  if (url != NULL && (g_str_has_prefix (url, "https://") || g_str_has_prefix (url, "http://")))
    {
      g_string_append (text, "<link rel=\"canonical\" href=\"");
      rbk_html_add_text (text, url);
      g_string_append (text, "\">\n");
    }
  g_string_append_printf (text, "<style>%s</style>\n", style);
  add_data (text, "type=\"application/ld+json\"", markup);
  g_string_append (text, "</head>\n");
}

static void
add_currencies (RbkHtmlPage *page)
{
  g_string_append (page->text, "<label class=\"currency\">Currency <select id=\"currency\">\n");
  for (guint i = 0; i < page->views->len; i++)
    {
      const RbkPageView *view = g_ptr_array_index (page->views, i);
      const RbkCurrency *currency = rbk_currency_find (view->spec->currency);

      if (view->is_annual)
        continue;
      g_string_append_printf (page->text, "<option value=\"%s\">%s", view->spec->currency,
                              view->spec->currency);
      if (currency != NULL)
        g_string_append_printf (page->text, " – %s", currency->name);
      g_string_append (page->text, "</option>\n");
    }
  g_string_append (page->text, "</select></label>\n");
}

/* The switches are hidden until the script is there to switch. */
static void
add_switches (RbkHtmlPage *page)
{
  gboolean has_currencies = page->views->len > (page->has_annual ? 2u : 1u);

  g_string_append (page->text, "<div id=\"switches\" class=\"switches\" hidden>\n");
  if (page->has_annual)
    g_string_append (page->text,
                     "<fieldset class=\"paying\"><legend class=\"unseen\">How to pay</legend>\n"
                     "<label><input type=\"radio\" name=\"annual\" value=\"0\" checked> "
                     "<span>Monthly</span></label>\n"
                     "<label><input type=\"radio\" name=\"annual\" value=\"1\"> "
                     "<span>Yearly</span></label>\n</fieldset>\n");
  if (has_currencies)
    add_currencies (page);
  g_string_append (page->text, "</div>\n");
}

static void
add_body (RbkHtmlPage *page, const char *script)
{
  GString         *text = page->text;
  g_autofree char *date = rbk_date_to_string (&page->job->spec->date);
  g_autoptr(JsonNode) data = rbk_pricing_page_build (page->job, page->views);

  g_string_append (text, "<body>\n<a class=\"skip\" href=\"#plans\">Skip to the plans</a>\n"
                         "<header>\n<p class=\"eyebrow\">Pricing</p>\n");
  add_title (page, "h1");
  add_switches (page);
  g_string_append (text, "</header>\n<main>\n");
  rbk_html_add_plans (page);
  rbk_html_add_calculator (page);
  rbk_html_add_comparison (page);
  rbk_html_add_details (page);
  g_string_append_printf (text,
                          "</main>\n<footer><p>Prices as of <time datetime=\"%s\">%s</time>, in "
                          "the currency that is shown.</p></footer>\n",
                          date, date);
  add_data (text, "id=\"data\" type=\"application/json\"", data);
  g_string_append_printf (text, "<script>%s</script>\n</body>\n</html>\n", script);
}

/**
 * rbk_html_export:
 * @job: what is exported
 * @out: takes the file
 * @error: return location for an error
 *
 * Makes a pricing page that needs nothing beside it: plans, a calculator that bills as the book
 * does, a comparison, and schema.org markup. Without scripts the plans and the comparison are
 * there, in the book's own currency by the month.
 *
 * Returns: whether the book has prices that can be shown
 */
gboolean
rbk_html_export (const RbkExportJob *job, RbkExport *out, GError **error)
{
  g_autoptr(GPtrArray) views = rbk_page_views_new (job, out->losses, error);
  g_autoptr(GPtrArray) plans = NULL;
  g_autoptr(GPtrArray) markup_losses = rbk_losses_new ();
  g_autofree char *style = NULL;
  g_autofree char *script = NULL;
  RbkHtmlPage      page;

  if (views == NULL)
    return FALSE;
  plans = list_plans (job, views);
  style = load_part ("page.css");
  script = load_part ("page.js");
  page = (RbkHtmlPage){ .job = job,
                        .views = views,
                        .has_annual = rbk_page_views_have_annual (views),
                        .plans = plans,
                        .text = g_string_new (NULL) };
  add_head (&page, style, script, markup_losses);
  add_body (&page, script);
  rbk_export_add (out, "pricing.html", g_string_free (page.text, FALSE));
  return TRUE;
}
