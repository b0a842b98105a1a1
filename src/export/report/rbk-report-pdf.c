/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-report.h"

#include <cairo-pdf.h>

#include "rbk-error.h"
#include "rbk-report-sections.h"

static cairo_status_t
append_cb (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);

  return CAIRO_STATUS_SUCCESS;
}

static void
set_metadata (cairo_surface_t *pdf, cairo_pdf_metadata_t kind, const char *text)
{
  g_autofree char *clean = rbk_report_clean_line (text);

  if (clean[0] != '\0')
    cairo_pdf_surface_set_metadata (pdf, kind, clean);
}

/* The book's day stands for the day on which the file was made: the same book is the same file. */
static void
add_metadata (cairo_surface_t *pdf, const RbkExportJob *job)
{
  RbkDelivery     *delivery = rbk_book_get_delivery (job->book);
  g_autofree char *date = rbk_date_to_string (&job->spec->date);
  g_autofree char *instant = g_strconcat (date, "T00:00:00Z", NULL);
  const char      *title = rbk_book_get_title (job->book);

  set_metadata (pdf, CAIRO_PDF_METADATA_TITLE, title != NULL ? title : "Pricing report");
  if (delivery != NULL)
    set_metadata (pdf, CAIRO_PDF_METADATA_AUTHOR, rbk_delivery_get_prepared_by (delivery));
  set_metadata (pdf, CAIRO_PDF_METADATA_SUBJECT, "Pricing report");
  set_metadata (pdf, CAIRO_PDF_METADATA_CREATOR, "Ratebook");
  cairo_pdf_surface_set_metadata (pdf, CAIRO_PDF_METADATA_CREATE_DATE, instant);
  cairo_pdf_surface_set_metadata (pdf, CAIRO_PDF_METADATA_MOD_DATE, instant);
}

static void
add_outline (cairo_surface_t *pdf, RbkReport *report)
{
  const RbkReportMark *marks;
  guint                n_marks;
  int                  section = CAIRO_PDF_OUTLINE_ROOT;

  marks = rbk_report_get_marks (report, &n_marks);
  for (guint i = 0; i < n_marks; i++)
    {
      g_autofree char *place =
          g_strdup_printf ("page=%u pos=[0 %d]", marks[i].page + 1, (int) marks[i].y - 12);
      gboolean is_section = marks[i].level == 1;
      int      entry;

      entry = cairo_pdf_surface_add_outline (pdf, is_section ? CAIRO_PDF_OUTLINE_ROOT : section,
                                             marks[i].title, place,
                                             is_section ? CAIRO_PDF_OUTLINE_FLAG_OPEN : 0);
      if (is_section)
        section = entry;
    }
}

static gboolean
draw_pages (cairo_surface_t *pdf, RbkReport *report)
{
  cairo_t *cr = cairo_create (pdf);
  guint    n_pages = rbk_report_get_n_pages (report);
  gboolean is_fine;

  for (guint page = 0; page < n_pages; page++)
    {
      rbk_report_draw_page (report, page, cr);
      cairo_show_page (cr);
    }
  is_fine = cairo_status (cr) == CAIRO_STATUS_SUCCESS;
  cairo_destroy (cr);

  return is_fine;
}

/**
 * rbk_report_pdf_export:
 * @job: what is exported, with its table
 * @out: takes the file
 * @error: return location for an error
 *
 * Makes the report as a PDF, with an outline. Its dates are the book's own.
 *
 * Returns: whether it worked
 */
gboolean
rbk_report_pdf_export (const RbkExportJob *job, RbkExport *out, GError **error)
{
  gboolean is_letter = job->paper == RBK_EXPORT_PAPER_LETTER;
  double   width = is_letter ? RBK_REPORT_LETTER_WIDTH : RBK_REPORT_A4_WIDTH;
  double   height = is_letter ? RBK_REPORT_LETTER_HEIGHT : RBK_REPORT_A4_HEIGHT;
  g_autoptr(RbkReport) report = rbk_report_new_for_job (job, width, height, error);
  g_autoptr(GByteArray) written = g_byte_array_new ();
  g_autoptr(GBytes) bytes = NULL;
  cairo_surface_t *pdf;
  gboolean         is_fine;

  if (report == NULL)
    return FALSE;
  if (job->logo != NULL && !rbk_report_can_show_logo (job->logo))
    rbk_losses_add (out->losses, RBK_LOSS_TEXT, "delivery.logo",
                    N_ ("the picture is no PNG that can be read, and is left out; save it as PNG, "
                        "at most 8192 pixels wide and high"));

  pdf = cairo_pdf_surface_create_for_stream (append_cb, written, width, height);
  /* What every reader reads, and the same bytes from cairo 1.18, which else packs objects. */
  cairo_pdf_surface_restrict_to_version (pdf, CAIRO_PDF_VERSION_1_4);
  add_metadata (pdf, job);
  add_outline (pdf, report);
  is_fine = draw_pages (pdf, report);
  cairo_surface_finish (pdf);
  is_fine = is_fine && cairo_surface_status (pdf) == CAIRO_STATUS_SUCCESS;
  cairo_surface_destroy (pdf);
  if (!is_fine)
    {
      g_set_error (error, RBK_ERROR, RBK_ERROR_WRITE,
                   E_ ("The report couldn't be drawn: look for very long texts in the book"));
      return FALSE;
    }
  bytes = g_byte_array_free_to_bytes (g_steal_pointer (&written));
  rbk_export_add_bytes (out, "report.pdf", bytes);
  return TRUE;
}
