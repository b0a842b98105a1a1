/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <pango/pangocairo.h>

#include "rbk-chart-spec.h"

G_BEGIN_DECLS

/* The styles of the words in a chart. */
typedef enum
{
  RBK_TEXT_NORMAL,
  RBK_TEXT_STRONG,
  RBK_TEXT_SMALL,
  RBK_TEXT_SMALL_STRONG,
} RbkTextStyle;

/* Words ready to be shown, and their size in pixels. */
typedef struct
{
  PangoLayout *layout;
  double       width, height;
} RbkText;

void    rbk_text_init (RbkText *text, PangoContext *context);
void    rbk_text_clear (RbkText *text);
void    rbk_text_set (RbkText *text, RbkTextStyle style, const char *words, double max_width);
void    rbk_text_show (const RbkText *text, double x, double y, cairo_t *cr);
RbkRect rbk_rect_mirror (const RbkChartSpec *spec, double width, RbkRect rect);
void    rbk_rect_path (const RbkRect *rect, double radius, cairo_t *cr);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (RbkText, rbk_text_clear)

G_END_DECLS
