/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>
#include <glib.h>

G_BEGIN_DECLS

/* Plans beyond the eighth take the first colours again, and then a dash. */
#define RBK_PALETTE_N_PLANS 8

/**
 * RbkColor:
 * @red: 0 to 1
 * @green: 0 to 1
 * @blue: 0 to 1
 * @alpha: 0 to 1, not premultiplied
 *
 * A colour in sRGB.
 */
typedef struct
{
  double red, green, blue, alpha;
} RbkColor;

/**
 * RbkPaletteKind:
 * @RBK_PALETTE_LIGHT: dark ink on white
 * @RBK_PALETTE_DARK: light ink on near black
 * @RBK_PALETTE_LIGHT_CONTRAST: high contrast, black on white
 * @RBK_PALETTE_DARK_CONTRAST: high contrast, white on black
 *
 * The colour sets that are built in.
 */
typedef enum
{
  RBK_PALETTE_LIGHT,
  RBK_PALETTE_DARK,
  RBK_PALETTE_LIGHT_CONTRAST,
  RBK_PALETTE_DARK_CONTRAST,
} RbkPaletteKind;

/**
 * RbkPalette:
 * @background: behind everything; alpha 0 leaves what is there
 * @ink: titles and names
 * @dim_ink: labels of the axes
 * @grid: the lines of the grid
 * @axis: the line of zero, and the guides
 * @loss: the wash over the zone below zero
 * @bin: the bars of the histogram
 * @chip: behind the labels of guides and marks
 * @card: behind the read-out
 * @card_ink: text of the read-out
 * @accent: the crosshair
 * @plans: the curves
 * @card_plans: the same on @card
 * @dashed: whether every curve has a dash of its own
 *
 * The colours of a chart. A value: copy one and change what you like.
 */
typedef struct
{
  RbkColor background, ink, dim_ink, grid, axis, loss, bin, chip, card, card_ink, accent;
  RbkColor plans[RBK_PALETTE_N_PLANS];
  RbkColor card_plans[RBK_PALETTE_N_PLANS];
  gboolean dashed;
} RbkPalette;

const RbkPalette *rbk_palette_get (RbkPaletteKind kind);
const RbkPalette *rbk_palette_choose (gboolean dark, gboolean high_contrast);
const RbkColor   *rbk_palette_plan (const RbkPalette *palette, guint index);
const double     *rbk_palette_dash (const RbkPalette *palette, guint index, int *n_dashes);
void              rbk_color_apply (const RbkColor *color, double strength, cairo_t *cr);

G_END_DECLS
