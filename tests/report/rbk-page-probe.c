/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-page-probe.h"

#include <string.h>

#include "rbk-book-reader.h"

/* The texts of a page, a line each; of a text that is broken the whole, once for each piece. */
char *
probe_text (const RbkReportFlow *flow, guint page)
{
  GArray  *items = g_ptr_array_index (flow->pages, page);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < items->len; i++)
    {
      const RbkReportItem *item = &g_array_index (items, RbkReportItem, i);

      if (item->kind == RBK_REPORT_ITEM_TEXT)
        g_string_append_printf (text, "%s\n", item->text);
    }

  return g_string_free (text, FALSE);
}

char *
probe_whole_text (const RbkReportFlow *flow)
{
  GString *text = g_string_new (NULL);

  for (guint page = 0; page < flow->pages->len; page++)
    {
      g_autofree char *own = probe_text (flow, page);

      g_string_append (text, own);
    }

  return g_string_free (text, FALSE);
}

guint
probe_count (const char *text, const char *part)
{
  guint n = 0;

  for (const char *at = strstr (text, part); at != NULL; at = strstr (at + 1, part))
    n++;

  return n;
}

/* Where a page has ink; nowhere on an empty one. */
gboolean
probe_ink (RbkReport *report, guint page, cairo_rectangle_t *ink)
{
  cairo_surface_t *record = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, NULL);
  cairo_t         *cr = cairo_create (record);

  rbk_report_draw_page (report, page, cr);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (cr);
  cairo_recording_surface_ink_extents (record, &ink->x, &ink->y, &ink->width, &ink->height);
  cairo_surface_destroy (record);

  return ink->width > 0.0;
}

/* Single quotes stand for double ones. */
RbkBook *
probe_book (const char *text)
{
  g_autofree char *json = g_strdelimit (g_strdup (text), "'", '"');
  g_autoptr (GError) error = NULL;
  RbkBook *book = rbk_book_read_text (json, strlen (json), NULL, &error);

  g_assert_no_error (error);
  return book;
}
