/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-chart-grip.h"

#include "rbk-chart-text.h"

#define RADIUS 6.5
#define HELD_RADIUS 8.0
#define ARROW 3.0
#define ARROW_GAP 3.5
#define APART 20.0

/* Around it, wide enough to cover the mark below. */
#define HALO 2.5
#define CHIP_PADDING 8.0
#define CHIP_DISTANCE 16.0
#define CHIP_RADIUS 6.0

/* Of the value axis, by which a curve may leave the plot before its grip does. */
#define OVERSHOOT 1e-9

static gboolean
is_taken (const RbkGrip *grips, gsize n_grips, double px, double py)
{
  for (gsize i = 0; i < n_grips; i++)
    if (grips[i].is_shown && hypot (grips[i].px - px, grips[i].py - py) < APART)
      return TRUE;

  return FALSE;
}

/* Moves a grip up or down until it is clear of those before it, so that each can be hit. */
static void
step_aside (const RbkRect *plot, RbkGrip *grips, gsize index)
{
  RbkGrip *grip = &grips[index];
  double   start = grip->py;

  for (guint i = 1; i <= 4 && is_taken (grips, index, grip->px, grip->py); i++)
    {
      double up = start - i * APART;
      double down = start + i * APART;

      if (up > plot->y && !is_taken (grips, index, grip->px, up))
        grip->py = up;
      else if (down < plot->y + plot->height)
        grip->py = down;
    }
}

/**
 * rbk_chart_place_grips:
 * @layout: where the chart is
 * @grips: (array length=n_grips): the grips; their pixels are filled in
 * @n_grips: how many
 *
 * Finds where grips are drawn. Two at one place are set apart. One off the axis of usage is
 * not shown; one whose value is off its axis stands at the edge.
 */
void
rbk_chart_place_grips (const RbkChartLayout *layout, RbkGrip *grips, gsize n_grips)
{
  g_return_if_fail (layout != NULL && (grips != NULL || n_grips == 0));

  for (gsize i = 0; i < n_grips; i++)
    {
      RbkGrip *grip = &grips[i];
      double   room = (layout->x.max - layout->x.min) * OVERSHOOT;

      grip->is_shown = isfinite (grip->x) && isfinite (grip->y) &&
                       grip->x >= layout->x.min - room && grip->x <= layout->x.max + room;
      if (!grip->is_shown)
        continue;
      grip->px = rbk_scale_map (&layout->x, rbk_scale_clamp (&layout->x, grip->x));
      grip->py = rbk_scale_map (&layout->y, rbk_scale_clamp (&layout->y, grip->y));
      step_aside (&layout->plot, grips, i);
    }
}

/**
 * rbk_chart_hit_grip:
 * @grips: (array length=n_grips): grips that were placed
 * @n_grips: how many
 * @px: the pointer
 * @py: the pointer
 *
 * Returns: the grip that the pointer takes hold of, or -1
 */
int
rbk_chart_hit_grip (const RbkGrip *grips, gsize n_grips, double px, double py)
{
  double nearest = RBK_GRIP_REACH;
  int    found = -1;

  for (gsize i = 0; i < n_grips; i++)
    {
      double distance = hypot (grips[i].px - px, grips[i].py - py);

      if (!grips[i].is_shown || distance > nearest)
        continue;
      nearest = distance;
      found = (int) i;
    }

  return found;
}

/* Two arrowheads that point away from each other. */
static void
draw_arrows (const RbkGrip *grip, double radius, cairo_t *cr)
{
  cairo_save (cr);
  cairo_translate (cr, grip->px, grip->py);
  if (grip->direction == RBK_GRIP_UPRIGHT)
    cairo_rotate (cr, G_PI / 2.0);
  for (int side = -1; side <= 1; side += 2)
    {
      double tip = side * (radius + ARROW_GAP + ARROW);

      cairo_move_to (cr, tip, 0.0);
      cairo_line_to (cr, tip - side * ARROW * 1.2, -ARROW);
      cairo_line_to (cr, tip - side * ARROW * 1.2, ARROW);
      cairo_close_path (cr);
    }
  cairo_restore (cr);
  cairo_fill (cr);
}

static void
draw_grip (const RbkGrip *grip, const RbkPalette *palette, cairo_t *cr)
{
  const RbkColor *color = rbk_palette_plan (palette, grip->color_index);
  RbkColor        middle = palette->background;
  double          radius = grip->state == RBK_GRIP_HELD ? HELD_RADIUS : RADIUS;

  middle.alpha = 1.0;
  cairo_new_path (cr);
  if (grip->state != RBK_GRIP_IDLE)
    {
      cairo_arc (cr, grip->px, grip->py, radius + ARROW_GAP + ARROW + 3.0, 0.0, 2.0 * G_PI);
      rbk_color_apply (color, 0.22, cr);
      cairo_fill (cr);
    }
  cairo_arc (cr, grip->px, grip->py, radius + HALO, 0.0, 2.0 * G_PI);
  rbk_color_apply (&middle, 1.0, cr);
  cairo_fill (cr);
  cairo_arc (cr, grip->px, grip->py, radius, 0.0, 2.0 * G_PI);
  rbk_color_apply (color, 1.0, cr);
  cairo_fill (cr);

  /* Two short lines across the way it moves: what hands know from other handles. */
  cairo_save (cr);
  cairo_translate (cr, grip->px, grip->py);
  if (grip->direction == RBK_GRIP_UPRIGHT)
    cairo_rotate (cr, G_PI / 2.0);
  for (int side = -1; side <= 1; side += 2)
    {
      cairo_move_to (cr, side * 1.75, -3.0);
      cairo_line_to (cr, side * 1.75, 3.0);
    }
  cairo_restore (cr);
  rbk_color_apply (&middle, 1.0, cr);
  cairo_set_line_width (cr, 1.5);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_stroke (cr);

  rbk_color_apply (color, 1.0, cr);
  if (grip->state != RBK_GRIP_IDLE)
    draw_arrows (grip, radius, cr);
}

/* The chip stands above its grip, else below, and never beyond the chart. */
static void
draw_chip (const RbkChartLayout *layout,
           const RbkPalette     *palette,
           const RbkGrip        *grip,
           RbkText              *text,
           cairo_t              *cr)
{
  RbkRect rect;

  rbk_text_set (text, RBK_TEXT_STRONG, grip->label, MAX (0.0, layout->width - 4.0 * CHIP_PADDING));
  rect.width = text->width + 2.0 * CHIP_PADDING;
  rect.height = text->height + CHIP_PADDING;
  rect.x = CLAMP (grip->px - rect.width / 2.0, 2.0, MAX (2.0, layout->width - rect.width - 2.0));
  rect.y = grip->py - CHIP_DISTANCE - rect.height;
  if (rect.y < 2.0)
    rect.y = grip->py + CHIP_DISTANCE;

  rbk_rect_path (&rect, CHIP_RADIUS, cr);
  rbk_color_apply (&palette->card, 1.0, cr);
  cairo_fill (cr);
  rbk_color_apply (&palette->card_ink, 1.0, cr);
  rbk_text_show (text, rect.x + CHIP_PADDING, rect.y + CHIP_PADDING / 2.0, cr);
}

/**
 * rbk_chart_draw_grips:
 * @spec: what is drawn
 * @layout: where
 * @palette: the colours
 * @grips: (array length=n_grips): grips that were placed
 * @n_grips: how many
 * @cr: what to draw on
 * @context: the font
 *
 * Draws the grips over the chart, those that stand out last, with their chips.
 */
void
rbk_chart_draw_grips (const RbkChartSpec   *spec,
                      const RbkChartLayout *layout,
                      const RbkPalette     *palette,
                      const RbkGrip        *grips,
                      gsize                 n_grips,
                      cairo_t              *cr,
                      PangoContext         *context)
{
  g_auto(RbkText) text = { 0 };

  g_return_if_fail (spec != NULL && layout != NULL && palette != NULL && cr != NULL);
  g_return_if_fail (PANGO_IS_CONTEXT (context));

  rbk_text_init (&text, context);
  cairo_save (cr);
  for (guint state = RBK_GRIP_IDLE; state <= RBK_GRIP_HELD; state++)
    for (gsize i = 0; i < n_grips; i++)
      {
        const RbkGrip *grip = &grips[i];

        if (!grip->is_shown || grip->state != state)
          continue;
        draw_grip (grip, palette, cr);
        if (grip->label != NULL && state != RBK_GRIP_IDLE)
          draw_chip (layout, palette, grip, &text, cr);
      }
  cairo_restore (cr);
  cairo_new_path (cr);
}
