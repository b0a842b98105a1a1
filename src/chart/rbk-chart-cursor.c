/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-chart.h"
#include "rbk-chart-text.h"
#include "rbk-marker.h"

#define PADDING 12.0
#define CARD_DISTANCE 14.0
#define CARD_RADIUS 8.0
#define CARD_MARGIN 4.0
#define MARKER_RADIUS 4.0
#define MARKER_ROOM 16.0
#define COLUMN_GAP 18.0
/* A name may be cut short; figures may not, short of filling the chart. */
#define MAX_LABEL_WIDTH 230.0
#define MAX_VALUE_WIDTH 380.0
#define DOT_RADIUS 4.0

/* Where the parts of the read-out stand: markers, labels, values. */
typedef struct
{
  RbkRect rect;
  double  marker_room;
  double  label_width;
  double  value_width;
  gsize   n_lines;
} Card;

static RbkTextStyle
line_style (const RbkCursorLine *line)
{
  return line->strong ? RBK_TEXT_STRONG : RBK_TEXT_NORMAL;
}

static gsize
lines_that_fit (const RbkCursor *cursor, const RbkChartLayout *layout)
{
  double room = layout->plot.height - 2.0 * (PADDING + CARD_MARGIN);
  double lines =
      floor (room / MAX (1.0, layout->line_height)) - (cursor->title != NULL ? 1.0 : 0.0);

  return (gsize) CLAMP (lines, 0.0, (double) cursor->n_lines);
}

static void
measure_card (const RbkCursor *cursor, const RbkChartLayout *layout, RbkText *text, Card *card)
{
  double title = 0.0;

  *card = (Card){ .n_lines = lines_that_fit (cursor, layout) };
  if (cursor->title != NULL)
    {
      rbk_text_set (text, RBK_TEXT_STRONG, cursor->title, layout->plot.width);
      title = text->width;
    }
  for (gsize i = 0; i < card->n_lines; i++)
    {
      const RbkCursorLine *line = &cursor->lines[i];

      if (line->has_color)
        card->marker_room = MARKER_ROOM;
      rbk_text_set (text, line_style (line), line->label, MAX_LABEL_WIDTH);
      card->label_width = MAX (card->label_width, text->width);
      rbk_text_set (text, line_style (line), line->value, MAX_VALUE_WIDTH);
      card->value_width = MAX (card->value_width, text->width);
    }

  card->rect.width = card->marker_room + card->label_width + card->value_width;
  if (card->label_width > 0.0 && card->value_width > 0.0)
    card->rect.width += COLUMN_GAP;
  card->rect.width = MAX (card->rect.width, title) + 2.0 * PADDING;
  card->rect.height =
      ((double) card->n_lines + (cursor->title != NULL ? 1.0 : 0.0)) * layout->line_height +
      2.0 * PADDING;
}

/* Whether the curves run in the upper half where they are read: the card then leaves it to
 * them. */
static gboolean
are_dots_high (const RbkChartLayout *layout, const RbkCursor *cursor)
{
  double middle = layout->plot.y + layout->plot.height / 2.0;
  int    balance = 0;

  for (gsize i = 0; i < cursor->n_lines; i++)
    if (cursor->lines[i].has_color && isfinite (cursor->lines[i].y))
      balance += rbk_scale_map (&layout->y, cursor->lines[i].y) < middle ? 1 : -1;

  return balance > 0;
}

/* Puts the card beside the crosshair, after it in reading direction where there
 * is room, away from the curves, and never beyond the plot. */
static void
place_card (const RbkChartSpec   *spec,
            const RbkChartLayout *layout,
            const RbkCursor      *cursor,
            double                x,
            Card                 *card)
{
  const RbkRect *plot = &layout->plot;
  double         least = plot->x + CARD_MARGIN;
  double         most = plot->x + plot->width - CARD_MARGIN - card->rect.width;
  double         room = plot->height - CARD_MARGIN - card->rect.height;
  double         indent = MIN (plot->height * 0.12, room);
  double         right = x + CARD_DISTANCE;
  double         left = x - CARD_DISTANCE - card->rect.width;
  gboolean       use_left = spec->rtl ? left >= least : right > most;

  card->rect.x = use_left ? left : right;
  card->rect.x = MAX (least, MIN (card->rect.x, most));
  card->rect.y =
      plot->y + MAX (CARD_MARGIN, are_dots_high (layout, cursor) ? room - indent / 2.0 : indent);
}

static void
draw_line (const RbkChartSpec  *spec,
           const RbkPalette    *palette,
           const RbkCursorLine *line,
           const Card          *card,
           double               y,
           double               height,
           RbkText             *text,
           cairo_t             *cr)
{
  double left = card->rect.x + PADDING;
  double right = card->rect.x + card->rect.width - PADDING;

  if (line->has_color)
    {
      rbk_marker_path (line->color_index, spec->rtl ? right - MARKER_RADIUS : left + MARKER_RADIUS,
                       y + height / 2.0, MARKER_RADIUS, cr);
      rbk_color_apply (&palette->card_plans[line->color_index % RBK_PALETTE_N_PLANS], 1.0, cr);
      cairo_fill (cr);
    }

  rbk_color_apply (&palette->card_ink, 1.0, cr);
  rbk_text_set (text, line_style (line), line->label, MAX_LABEL_WIDTH);
  rbk_text_show (text,
                 spec->rtl ? right - card->marker_room - text->width : left + card->marker_room,
                 y + (height - text->height) / 2.0, cr);
  rbk_text_set (text, line_style (line), line->value, MAX_VALUE_WIDTH);
  rbk_text_show (text, spec->rtl ? left : right - text->width, y + (height - text->height) / 2.0,
                 cr);
}

static void
draw_card (const RbkChartSpec   *spec,
           const RbkChartLayout *layout,
           const RbkPalette     *palette,
           const RbkCursor      *cursor,
           const Card           *card,
           RbkText              *text,
           cairo_t              *cr)
{
  double y = card->rect.y + PADDING;

  rbk_rect_path (&card->rect, CARD_RADIUS, cr);
  rbk_color_apply (&palette->card, 1.0, cr);
  cairo_fill (cr);

  if (cursor->title != NULL)
    {
      rbk_text_set (text, RBK_TEXT_STRONG, cursor->title, card->rect.width - 2.0 * PADDING);
      rbk_color_apply (&palette->card_ink, 1.0, cr);
      rbk_text_show (text,
                     spec->rtl ? card->rect.x + card->rect.width - PADDING - text->width
                               : card->rect.x + PADDING,
                     y, cr);
      y += layout->line_height;
    }
  for (gsize i = 0; i < card->n_lines; i++)
    {
      draw_line (spec, palette, &cursor->lines[i], card, y, layout->line_height, text, cr);
      y += layout->line_height;
    }
}

static void
draw_dots (const RbkChartLayout *layout,
           const RbkPalette     *palette,
           const RbkCursor      *cursor,
           double                x,
           cairo_t              *cr)
{
  for (gsize i = 0; i < cursor->n_lines; i++)
    {
      const RbkCursorLine *line = &cursor->lines[i];

      if (!line->has_color || !(line->y >= layout->y.min && line->y <= layout->y.max))
        continue;
      rbk_marker_path (line->color_index, x, rbk_scale_map (&layout->y, line->y), DOT_RADIUS, cr);
      rbk_color_apply (rbk_palette_plan (palette, line->color_index), 1.0, cr);
      cairo_fill (cr);
    }
}

/**
 * rbk_chart_draw_cursor:
 * @spec: what is drawn
 * @layout: where
 * @palette: the colours
 * @cursor: what is read, and the words for it
 * @cr: what to draw on
 * @context: the font
 *
 * Draws the crosshair, a dot on each curve and a card with their values, which
 * stays within the plot. Nothing is drawn for a usage off the axis.
 */
void
rbk_chart_draw_cursor (const RbkChartSpec   *spec,
                       const RbkChartLayout *layout,
                       const RbkPalette     *palette,
                       const RbkCursor      *cursor,
                       cairo_t              *cr,
                       PangoContext         *context)
{
  g_auto(RbkText) text = { 0 };
  const RbkRect *plot = &layout->plot;
  Card           card;
  double         x;

  g_return_if_fail (spec != NULL && layout != NULL && palette != NULL && cursor != NULL);
  g_return_if_fail (cr != NULL && PANGO_IS_CONTEXT (context));

  if (!(cursor->x >= layout->x.min && cursor->x <= layout->x.max))
    return;

  x = rbk_scale_map (&layout->x, cursor->x);
  rbk_text_init (&text, context);
  cairo_save (cr);
  cairo_new_path (cr);
  cairo_move_to (cr, floor (x) + 0.5, plot->y);
  cairo_line_to (cr, floor (x) + 0.5, plot->y + plot->height);
  rbk_color_apply (&palette->accent, 1.0, cr);
  cairo_set_line_width (cr, 1.0);
  cairo_stroke (cr);
  draw_dots (layout, palette, cursor, x, cr);

  measure_card (cursor, layout, &text, &card);
  place_card (spec, layout, cursor, x, &card);

  /* A card larger than the plot would hide the chart it explains. */
  if (card.rect.width + 2.0 * CARD_MARGIN <= plot->width &&
      card.rect.height + 2.0 * CARD_MARGIN <= plot->height &&
      (card.n_lines > 0 || cursor->title != NULL))
    draw_card (spec, layout, palette, cursor, &card, &text, cr);
  cairo_restore (cr);
  cairo_new_path (cr);
}
