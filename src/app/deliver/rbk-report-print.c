/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-report-print.h"

#include "rbk-export-run.h"

/* The report on paper: the very pages of the PDF, fitted to the paper that is in the printer. */

static RbkReport *
get_report (gpointer outcomes)
{
  const RbkExportOutcome *outcome = g_ptr_array_index ((GPtrArray *) outcomes, 0);

  return outcome->report;
}

static void
begin_cb (GtkPrintOperation *operation, GtkPrintContext *context, gpointer outcomes)
{
  gtk_print_operation_set_n_pages (operation, (int) rbk_report_get_n_pages (get_report (outcomes)));
}

static void
draw_cb (GtkPrintOperation *operation, GtkPrintContext *context, int page, gpointer outcomes)
{
  cairo_t *cr = gtk_print_context_get_cairo_context (context);
  double   width = gtk_print_context_get_width (context);
  double   height = gtk_print_context_get_height (context);
  double   page_width, page_height, scale;

  rbk_report_get_size (get_report (outcomes), &page_width, &page_height);
  scale = MIN (width / page_width, height / page_height);
  cairo_translate (cr, (width - page_width * scale) / 2, 0);
  cairo_scale (cr, scale, scale);
  rbk_report_draw_page (get_report (outcomes), (guint) page, cr);
}

/* It may go on for long after the dialog; what goes wrong then has no other place. */
static void
done_cb (GtkPrintOperation *operation, GtkPrintOperationResult result, GtkWidget *parent)
{
  g_autoptr(GError) error = NULL;

  if (result != GTK_PRINT_OPERATION_RESULT_ERROR)
    return;
  gtk_print_operation_get_error (operation, &error);
  if (error != NULL)
    gtk_widget_activate_action (parent, "win.toast", "(sb)", error->message, FALSE);
}

static void
free_outcomes (gpointer outcomes, GClosure *closure)
{
  g_ptr_array_unref (outcomes);
}

static GtkPaperSize *
new_paper (RbkReport *report)
{
  double width, height;

  rbk_report_get_size (report, &width, &height);

  return gtk_paper_size_new (width == RBK_REPORT_LETTER_WIDTH ? GTK_PAPER_NAME_LETTER
                                                              : GTK_PAPER_NAME_A4);
}

/**
 * rbk_report_print:
 * @outcomes: (element-type RbkExportOutcome): the first has a report
 * @title: (nullable): what to call it in the printer's queue
 * @parent: (nullable): over which window
 * @error: return location for an error
 *
 * Asks how to print a report, and prints it.
 *
 * Returns: whether nothing went wrong so far
 */
gboolean
rbk_report_print (GPtrArray *outcomes, const char *title, GtkWindow *parent, GError **error)
{
  g_autoptr(GtkPrintOperation) operation = gtk_print_operation_new ();
  g_autoptr(GtkPageSetup) setup = gtk_page_setup_new ();
  g_autoptr(GtkPaperSize) paper = new_paper (get_report (outcomes));

  gtk_page_setup_set_paper_size (setup, paper);
  gtk_print_operation_set_default_page_setup (operation, setup);
  gtk_print_operation_set_use_full_page (operation, TRUE);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_allow_async (operation, TRUE);
  gtk_print_operation_set_embed_page_setup (operation, TRUE);
  if (title != NULL)
    gtk_print_operation_set_job_name (operation, title);
  g_signal_connect_data (operation, "begin-print", G_CALLBACK (begin_cb),
                         g_ptr_array_ref (outcomes), free_outcomes, 0);
  g_signal_connect_data (operation, "draw-page", G_CALLBACK (draw_cb), g_ptr_array_ref (outcomes),
                         free_outcomes, 0);
  if (parent != NULL)
    g_signal_connect_object (operation, "done", G_CALLBACK (done_cb), parent, 0);

  return gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, parent,
                                  error) != GTK_PRINT_OPERATION_RESULT_ERROR;
}
