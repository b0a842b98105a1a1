/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-targets.h"

#include <string.h>

#include "rbk-error.h"
#include "rbk-gates.h"
#include "rbk-html.h"
#include "rbk-json-ld.h"
#include "rbk-pricing-page.h"
#include "rbk-report.h"
#include "rbk-stripe.h"
#include "rbk-summary.h"
#include "rbk-systems.h"
#include "rbk-workbook.h"

/* One place to export to is one line. */

static const RbkExportTarget targets[] = {
  { "stripe", "Stripe",
    N_ ("A folder of Stripe CLI fixtures: products, prices, meters and features"),
    RBK_EXPORT_BILLING, TRUE, NULL, FALSE, FALSE, rbk_stripe_export },
  { "stripe-objects", N_ ("Stripe objects"),
    N_ ("JSON with the create parameters of every Stripe object"), RBK_EXPORT_BILLING, FALSE,
    "json", FALSE, FALSE, rbk_stripe_objects_export },
  { "openmeter", "OpenMeter", N_ ("A folder of meters, features and plans for OpenMeter's API"),
    RBK_EXPORT_BILLING, TRUE, NULL, FALSE, FALSE, rbk_openmeter_export },
  { "autumn", "Autumn", N_ ("A folder with autumn.config.ts: features and plans"),
    RBK_EXPORT_BILLING, TRUE, NULL, FALSE, FALSE, rbk_autumn_export },
  { "killbill", "Kill Bill", N_ ("A folder with an XML catalogue for Kill Bill"),
    RBK_EXPORT_BILLING, TRUE, NULL, FALSE, FALSE, rbk_killbill_export },
  { "lago", "Lago", N_ ("A folder of requests for Lago's API, and a script that sends them"),
    RBK_EXPORT_BILLING, TRUE, NULL, FALSE, FALSE, rbk_lago_export },
  { "flexprice", "Flexprice",
    N_ ("A folder of requests for Flexprice's API, and a script that sends them"),
    RBK_EXPORT_BILLING, TRUE, NULL, FALSE, FALSE, rbk_flexprice_export },
  { "pricing-page", N_ ("Pricing page"), N_ ("JSON from which a website renders its pricing page"),
    RBK_EXPORT_PAGE, FALSE, "json", FALSE, FALSE, rbk_pricing_page_export },
  { "json-ld", "JSON-LD", N_ ("schema.org markup from which search engines read the prices"),
    RBK_EXPORT_PAGE, FALSE, "json", FALSE, FALSE, rbk_json_ld_export },
  { "html", N_ ("Web page"), N_ ("A pricing page that stands alone, with a calculator"),
    RBK_EXPORT_PAGE, FALSE, "html", FALSE, FALSE, rbk_html_export },
  { "gates", N_ ("Gates"), N_ ("JSON with limits, alerts and messages that a product enforces"),
    RBK_EXPORT_PAGE, FALSE, "json", FALSE, FALSE, rbk_gates_export },
  { "pdf", N_ ("PDF report"),
    N_ ("A document for a client: plans, curves, customers, decisions, findings and method"),
    RBK_EXPORT_DOCUMENT, FALSE, "pdf", TRUE, TRUE, rbk_report_pdf_export },
  { "xlsx", N_ ("Spreadsheet"),
    N_ ("A workbook with live formulas: change an input and see margins move"), RBK_EXPORT_DOCUMENT,
    FALSE, "xlsx", TRUE, TRUE, rbk_workbook_export },
  { "csv", "CSV", N_ ("The tier table for a spreadsheet"), RBK_EXPORT_DOCUMENT, FALSE, "csv", TRUE,
    FALSE, rbk_summary_csv_export },
  { "markdown", "Markdown", N_ ("The tier table, features and meters to read"), RBK_EXPORT_DOCUMENT,
    FALSE, "md", TRUE, TRUE, rbk_summary_markdown_export },
};

/**
 * rbk_export_list:
 * @n_targets: (out) (optional): how many there are
 *
 * Returns: (transfer none) (array length=n_targets): every target
 */
const RbkExportTarget *
rbk_export_list (gsize *n_targets)
{
  if (n_targets != NULL)
    *n_targets = G_N_ELEMENTS (targets);
  return targets;
}

/**
 * rbk_export_find:
 * @name: the name of a target
 * @error: return location for an error
 *
 * Fails with `RBK_ERROR_NOT_FOUND` and the names that there are.
 *
 * Returns: (transfer none) (nullable): the target
 */
const RbkExportTarget *
rbk_export_find (const char *name, GError **error)
{
  g_autoptr(GString) names = g_string_new (NULL);
  g_autofree char *quoted = NULL;

  g_return_val_if_fail (name != NULL, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (targets); i++)
    {
      if (g_str_equal (targets[i].name, name))
        return &targets[i];
      g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", targets[i].name);
    }
  quoted = rbk_error_quote (name, strlen (name));
  g_set_error (error, RBK_ERROR, RBK_ERROR_NOT_FOUND, "%s is no export target; choose one of %s",
               quoted, names->str);
  return NULL;
}

/**
 * rbk_export_run:
 * @target: the name of a target
 * @input: what is exported
 * @error: return location for an error
 *
 * Makes the files of a target, in memory. Nothing is written. The same input gives the same bytes.
 *
 * Fails with `RBK_ERROR_REFUSED`, each reason on a line, where the other system would bill
 * otherwise than the book says; with `RBK_ERROR_NOT_FOUND` for an unknown target; and with
 * what [ctor@Spec.new] says of a book that makes no sense.
 *
 * Returns: (transfer full) (nullable): the files and what they don't carry
 */
RbkExport *
rbk_export_run (const char *target, const RbkExportInput *input, GError **error)
{
  const RbkExportTarget *found = rbk_export_find (target, error);
  g_autoptr(RbkExport) out = NULL;
  g_auto(RbkExportJob) job = { 0 };

  g_return_val_if_fail (input != NULL && RBK_IS_BOOK (input->book), NULL);

  if (found == NULL || !rbk_export_job_init (&job, input, found->wants_table, error))
    return NULL;

  out = rbk_export_new (found);
  if (!found->function (&job, out, error))
    return NULL;
  return g_steal_pointer (&out);
}
