/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-chart-marks.h"
#include "rbk-marker.h"

#define MAX_LABELS 64
#define LABEL_PADDING 5.0
#define LABEL_DISTANCE 9.0
#define MAX_LABEL_WIDTH 180.0
#define CAP_REACH 9.0

typedef struct
{
  double   radius;
  gboolean filled;
  gboolean barred; /* a short upright line: no way past it */
} MarkLook;

static const MarkLook looks[] = {
  [RBK_MARK_KINK] = { 3.0, FALSE, FALSE },   [RBK_MARK_INCLUDED] = { 4.5, FALSE, FALSE },
  [RBK_MARK_CAP] = { 4.5, FALSE, TRUE },     [RBK_MARK_BREAK_EVEN] = { 4.5, TRUE, FALSE },
  [RBK_MARK_LOWEST] = { 5.5, FALSE, FALSE },
};

/* Finds the pixel of @mark. Returns: whether it lies within the plot */
gboolean
rbk_mark_place (const RbkMark *mark, const RbkChartLayout *layout, double *x, double *y)
{
  if (!(mark->x >= layout->x.min && mark->x <= layout->x.max && mark->y >= layout->y.min &&
        mark->y <= layout->y.max))
    return FALSE;

  *x = rbk_scale_map (&layout->x, mark->x);
  *y = rbk_scale_map (&layout->y, mark->y);
  return TRUE;
}

static void
draw_mark (const RbkSeries  *series,
           const MarkLook   *look,
           const RbkPalette *palette,
           double            x,
           double            y,
           cairo_t          *cr)
{
  const RbkColor *color = rbk_palette_plan (palette, series->color_index);
  RbkColor        middle = palette->background;
  double          strength = series->dimmed ? 0.4 : 1.0;

  cairo_set_line_width (cr, series->selected ? 2.5 : 2.0);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  if (look->barred)
    {
      cairo_new_path (cr);
      cairo_move_to (cr, x, y - CAP_REACH);
      cairo_line_to (cr, x, y + CAP_REACH);
      rbk_color_apply (color, strength, cr);
      cairo_stroke (cr);
    }

  /* The middle hides the curve even where the ground is left to the caller. */
  middle.alpha = 1.0;
  rbk_marker_path (series->color_index, x, y, look->radius + (series->selected ? 1.0 : 0.0), cr);
  rbk_color_apply (look->filled ? color : &middle, look->filled ? strength : 1.0, cr);
  cairo_fill_preserve (cr);
  rbk_color_apply (color, strength, cr);
  cairo_stroke (cr);
}

/* Draws the marks of one curve, in the shape of its plan. */
void
rbk_marks_draw (const RbkSeries      *series,
                const RbkChartLayout *layout,
                const RbkPalette     *palette,
                cairo_t              *cr)
{
  for (gsize i = 0; i < series->n_marks; i++)
    {
      const RbkMark *mark = &series->marks[i];
      double         x, y;

      if ((guint) mark->kind < G_N_ELEMENTS (looks) && rbk_mark_place (mark, layout, &x, &y))
        draw_mark (series, &looks[mark->kind], palette, x, y, cr);
    }
}

static gboolean
overlap (const RbkRect *a, const RbkRect *b)
{
  return a->x < b->x + b->width && b->x < a->x + a->width && a->y < b->y + b->height &&
         b->y < a->y + a->height;
}

static gboolean
is_inside (const RbkRect *rect, const RbkRect *plot)
{
  return rect->x >= plot->x && rect->y >= plot->y &&
         rect->x + rect->width <= plot->x + plot->width &&
         rect->y + rect->height <= plot->y + plot->height;
}

/* Tries below, above and both sides of a mark for a place that no other label
 * has taken. */
static gboolean
find_place (
    const RbkRect *plot, const RbkRect *taken, guint n_taken, double x, double y, RbkRect *rect)
{
  const double middle_x = x - rect->width / 2.0;
  const double middle_y = y - rect->height / 2.0;
  const double places[4][2] = {
    { middle_x, y + LABEL_DISTANCE },
    { middle_x, y - LABEL_DISTANCE - rect->height },
    { x + LABEL_DISTANCE, middle_y },
    { x - LABEL_DISTANCE - rect->width, middle_y },
  };

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      gboolean is_free = TRUE;

      rect->x = places[i][0];
      rect->y = places[i][1];
      for (guint j = 0; j < n_taken && is_free; j++)
        is_free = !overlap (rect, &taken[j]);
      if (is_free && is_inside (rect, plot))
        return TRUE;
    }

  return FALSE;
}

static void
draw_label (const RbkRect *rect, const RbkPalette *palette, const RbkText *text, cairo_t *cr)
{
  rbk_rect_path (rect, 4.0, cr);
  rbk_color_apply (&palette->chip, 0.88, cr);
  cairo_fill (cr);
  rbk_color_apply (&palette->ink, 1.0, cr);
  rbk_text_show (text, rect->x + LABEL_PADDING, rect->y + (rect->height - text->height) / 2.0, cr);
}

/* Draws what the marks are called, where there is room: those of the selected
 * curve first, of dimmed ones not at all. */
void
rbk_marks_draw_labels (const RbkChartSpec   *spec,
                       const RbkChartLayout *layout,
                       const RbkPalette     *palette,
                       RbkText              *text,
                       cairo_t              *cr)
{
  RbkRect taken[MAX_LABELS];
  guint   n = 0;

  for (guint pass = 0; pass < 2; pass++)
    for (gsize i = 0; i < spec->n_series; i++)
      {
        const RbkSeries *series = &spec->series[i];

        if (series->dimmed || (series->selected != FALSE) != (pass == 0))
          continue;
        for (gsize j = 0; j < series->n_marks && n < MAX_LABELS; j++)
          {
            double x, y;

            if (series->marks[j].label == NULL ||
                !rbk_mark_place (&series->marks[j], layout, &x, &y))
              continue;
            rbk_text_set (text, RBK_TEXT_SMALL, series->marks[j].label, MAX_LABEL_WIDTH);
            taken[n].width = text->width + 2.0 * LABEL_PADDING;
            taken[n].height = layout->line_height;
            if (find_place (&layout->plot, taken, n, x, y, &taken[n]))
              draw_label (&taken[n++], palette, text, cr);
          }
      }
}
