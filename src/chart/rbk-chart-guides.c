/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-chart-guides.h"

#define MAX_CHIPS 24
#define CHIP_PADDING 6.0
#define CHIP_GAP 4.0
#define MAX_LABEL_WIDTH 120.0

typedef struct
{
  const RbkGuide *guide;
  guint           row;
  RbkRect         rect;
} Chip;

static gboolean
is_shown (const RbkChartLayout *layout, const RbkGuide *guide)
{
  return guide->x >= layout->x.min && guide->x <= layout->x.max;
}

static gboolean
is_free (const Chip *chips, guint n_chips, guint row, const RbkRect *rect)
{
  for (guint i = 0; i < n_chips; i++)
    if (chips[i].row == row && rect->x < chips[i].rect.x + chips[i].rect.width + CHIP_GAP &&
        chips[i].rect.x < rect->x + rect->width + CHIP_GAP)
      return FALSE;

  return TRUE;
}

/* Finds a place for the chips of the guides, in their order: on the first row
 * that is free there. One that finds none is left out; its line stays. */
static guint
place_chips (const RbkChartSpec *spec, const RbkChartLayout *layout, RbkText *text, Chip *chips)
{
  const RbkRect *plot = &layout->plot;
  guint          n = 0;

  for (gsize i = 0; i < spec->n_guides && n < MAX_CHIPS; i++)
    {
      const RbkGuide *guide = &spec->guides[i];
      RbkRect         rect = { .height = layout->line_height };
      guint           row = 0;

      if (guide->label == NULL || !is_shown (layout, guide))
        continue;

      rbk_text_set (text, RBK_TEXT_SMALL_STRONG, guide->label, MAX_LABEL_WIDTH);
      rect.width = text->width + 2.0 * CHIP_PADDING;
      rect.x = rbk_scale_map (&layout->x, guide->x) - rect.width / 2.0;
      rect.x = CLAMP (rect.x, plot->x, MAX (plot->x, plot->x + plot->width - rect.width));

      while (row < RBK_CHIP_MAX_ROWS && !is_free (chips, n, row, &rect))
        row++;
      if (row == RBK_CHIP_MAX_ROWS)
        continue;
      rect.y = layout->chip_top + row * (layout->line_height + RBK_CHIP_ROOM);
      chips[n++] = (Chip){ .guide = guide, .row = row, .rect = rect };
    }

  return n;
}

/* Returns: how many rows the chips of the guides need, at least one */
guint
rbk_guides_chip_rows (const RbkChartSpec *spec, const RbkChartLayout *layout, RbkText *text)
{
  Chip  chips[MAX_CHIPS];
  guint n = place_chips (spec, layout, text, chips);
  guint rows = 1;

  for (guint i = 0; i < n; i++)
    rows = MAX (rows, chips[i].row + 1);

  return rows;
}

/* Draws the dashed lines from top to bottom. */
void
rbk_guides_draw_lines (const RbkChartSpec   *spec,
                       const RbkChartLayout *layout,
                       const RbkPalette     *palette,
                       cairo_t              *cr)
{
  static const double dash[] = { 3.0, 3.0 };

  cairo_new_path (cr);
  for (gsize i = 0; i < spec->n_guides; i++)
    if (is_shown (layout, &spec->guides[i]))
      {
        double x = floor (rbk_scale_map (&layout->x, spec->guides[i].x)) + 0.5;

        cairo_move_to (cr, x, layout->plot.y);
        cairo_line_to (cr, x, layout->plot.y + layout->plot.height);
      }
  rbk_color_apply (&palette->dim_ink, 0.75, cr);
  cairo_set_line_width (cr, 1.0);
  cairo_set_dash (cr, dash, G_N_ELEMENTS (dash), 0.0);
  cairo_stroke (cr);
  cairo_set_dash (cr, NULL, 0, 0.0);
}

/* Draws what the guides are called, above the plot, so that no curve runs
 * through it. */
void
rbk_guides_draw_chips (const RbkChartSpec   *spec,
                       const RbkChartLayout *layout,
                       const RbkPalette     *palette,
                       RbkText              *text,
                       cairo_t              *cr)
{
  Chip  chips[MAX_CHIPS];
  guint n;

  if (layout->chip_rows == 0)
    return;

  n = place_chips (spec, layout, text, chips);
  for (guint i = 0; i < n; i++)
    {
      const RbkRect *rect = &chips[i].rect;

      if (chips[i].row >= layout->chip_rows)
        continue;
      rbk_rect_path (rect, 4.0, cr);
      rbk_color_apply (&palette->chip, 1.0, cr);
      cairo_fill (cr);

      rbk_text_set (text, RBK_TEXT_SMALL_STRONG, chips[i].guide->label, MAX_LABEL_WIDTH);
      rbk_color_apply (&palette->dim_ink, 1.0, cr);
      rbk_text_show (text, rect->x + CHIP_PADDING, rect->y + (rect->height - text->height) / 2.0,
                     cr);
    }
}
