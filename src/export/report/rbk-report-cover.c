/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-report-sections.h"

#include <string.h>

#define LOGO_WIDTH 170.0
#define LOGO_HEIGHT 64.0
#define ACCENT_WIDTH 56.0
#define ACCENT_HEIGHT 3.0

/* A logo of more pixels than a poster is no logo. */
#define LOGO_MAX_SIDE 8192

typedef struct
{
  const guint8 *data;
  gsize         length, offset;
} Source;

static cairo_status_t
read_cb (void *closure, unsigned char *data, unsigned int length)
{
  Source *source = closure;

  if (source->length - source->offset < length)
    return CAIRO_STATUS_READ_ERROR;
  memcpy (data, source->data + source->offset, length);
  source->offset += length;

  return CAIRO_STATUS_SUCCESS;
}

/* Whether the head of a PNG file names a size that is worth unpacking. */
static gboolean
is_sensible_png (const guint8 *data, gsize length)
{
  static const guint8 signature[] = { 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n' };
  guint32             width, height;

  if (length < 24 || memcmp (data, signature, sizeof signature) != 0)
    return FALSE;
  memcpy (&width, data + 16, sizeof width);
  memcpy (&height, data + 20, sizeof height);
  width = GUINT32_FROM_BE (width);
  height = GUINT32_FROM_BE (height);

  return width >= 1 && height >= 1 && width <= LOGO_MAX_SIDE && height <= LOGO_MAX_SIDE;
}

static cairo_surface_t *
read_logo (GBytes *logo)
{
  Source           source = { 0 };
  cairo_surface_t *picture;

  source.data = g_bytes_get_data (logo, &source.length);
  if (source.data == NULL || !is_sensible_png (source.data, source.length))
    return NULL;
  picture = cairo_image_surface_create_from_png_stream (read_cb, &source);
  if (cairo_surface_status (picture) == CAIRO_STATUS_SUCCESS)
    return picture;
  cairo_surface_destroy (picture);

  return NULL;
}

/* Returns: whether a picture is one that the cover shows */
gboolean
rbk_report_can_show_logo (GBytes *logo)
{
  cairo_surface_t *picture = read_logo (logo);

  if (picture == NULL)
    return FALSE;
  cairo_surface_destroy (picture);

  return TRUE;
}

static void
draw_logo (gconstpointer figure, double width, double height, cairo_t *cr)
{
  cairo_surface_t *picture = (cairo_surface_t *) figure;

  cairo_scale (cr, width / cairo_image_surface_get_width (picture),
               height / cairo_image_surface_get_height (picture));
  cairo_set_source_surface (cr, picture, 0.0, 0.0);
  cairo_paint (cr);
}

static void
release_picture (gpointer picture)
{
  cairo_surface_destroy (picture);
}

static void
add_logo (RbkReportFlow *flow, GBytes *logo)
{
  cairo_surface_t *picture = logo != NULL ? read_logo (logo) : NULL;
  double           width, height, scale;

  if (picture == NULL)
    return;
  width = cairo_image_surface_get_width (picture);
  height = cairo_image_surface_get_height (picture);
  scale = MIN (LOGO_WIDTH / width, LOGO_HEIGHT / height);
  rbk_report_flow_own (flow, picture, release_picture);
  rbk_report_flow_figure (flow, draw_logo, picture, width * scale, height * scale);
}

static void
add_title (RbkReportFlow *flow, const RbkExportJob *job)
{
  g_autofree char *title = rbk_report_name (rbk_book_get_title (job->book), "Pricing report");
  g_autofree char *client = rbk_report_clean_line (rbk_book_get_client (job->book));

  rbk_report_flow_put_fill (flow, rbk_report_flow_get_page (flow), RBK_REPORT_INK_ACCENT,
                            flow->left, flow->y, ACCENT_WIDTH, ACCENT_HEIGHT);
  flow->y += ACCENT_HEIGHT + 14.0;
  rbk_report_flow_text (flow, RBK_REPORT_TITLE, title);
  rbk_report_flow_text (flow, RBK_REPORT_SUBTITLE, "Pricing report");
  if (client[0] != '\0')
    rbk_report_flow_textf (flow, RBK_REPORT_SUBTITLE, "For %s", client);
}

static void
add_facts (RbkReportFlow *flow, const RbkExportJob *job)
{
  RbkDelivery     *delivery = rbk_book_get_delivery (job->book);
  g_autofree char *date = rbk_report_date (&job->spec->date);
  g_autofree char *author =
      rbk_report_clean_line (delivery != NULL ? rbk_delivery_get_prepared_by (delivery) : NULL);

  flow->y += 10.0;
  if (author[0] != '\0')
    rbk_report_flow_textf (flow, RBK_REPORT_LARGE, "Prepared by %s", author);
  rbk_report_flow_textf (flow, RBK_REPORT_LARGE, "Terms and model prices in force on %s, in %s",
                         date, job->spec->currency);
}

/* The first page: what this is, for whom and by whom. */
void
rbk_report_add_cover (RbkReportFlow *flow, const RbkExportJob *job)
{
  RbkDelivery     *delivery = rbk_book_get_delivery (job->book);
  g_autofree char *introduction =
      rbk_report_clean (delivery != NULL ? rbk_delivery_get_introduction (delivery) : NULL);

  add_logo (flow, job->logo);
  flow->y = MAX (flow->y, flow->top + (flow->bottom - flow->top) * 0.2);
  add_title (flow, job);
  add_facts (flow, job);
  flow->y += 16.0;
  if (job->table->synthetic != NULL)
    {
      g_autofree char *how = rbk_report_clean_line (job->table->synthetic);
      g_autofree char *warning = g_strdup_printf ("Made-up customers. Figures at percentiles of "
                                                  "usage rest on customers that were made "
                                                  "up: %s. They are no measurement.",
                                                  how);

      rbk_report_flow_callout (flow, warning);
    }
  rbk_report_flow_text (flow, RBK_REPORT_LARGE, introduction);
  flow->y += 20.0;
}
