/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-palette.h"

#define RGBA(hex, a)                                                                               \
  {                                                                                                \
    (((hex) >> 16) & 0xff) / 255.0, (((hex) >> 8) & 0xff) / 255.0, ((hex) &0xff) / 255.0, (a)      \
  }
#define RGB(hex) RGBA (hex, 1.0)

/* Eight colours that stay at least ten CIELAB units apart for protanopes,
 * deuteranopes and tritanopes too: tests/chart/test-palette.c recomputes it.
 * In the order of a usual book: the free plan is grey, the dearest come last. */
#define PLANS_ON_LIGHT                                                                             \
  {                                                                                                \
    RGB (0x85848a), RGB (0x1c66d8), RGB (0x2a9d5c), RGB (0xe5a50a), RGB (0x813d9c),                \
        RGB (0xb83200), RGB (0x08b0e8), RGB (0x3d3846)                                             \
  }
#define PLANS_ON_DARK                                                                              \
  {                                                                                                \
    RGB (0x949390), RGB (0x5f97f5), RGB (0x40c96e), RGB (0xfdce03), RGB (0xc46ccb),                \
        RGB (0xf06a10), RGB (0x5eeeff), RGB (0xdbe8cc)                                             \
  }
#define PLANS_ON_WHITE                                                                             \
  {                                                                                                \
    RGB (0x727278), RGB (0x1f30d8), RGB (0x107f4d), RGB (0x927000), RGB (0x4a1a86),                \
        RGB (0x8a0c08), RGB (0x005070), RGB (0x000000)                                             \
  }
#define PLANS_ON_BLACK                                                                             \
  {                                                                                                \
    RGB (0x9c9b9a), RGB (0x6b92ff), RGB (0x20ff85), RGB (0xf5e011), RGB (0xf0a4ff),                \
        RGB (0xff8a30), RGB (0x90eef2), RGB (0xffffff)                                             \
  }

static const RbkPalette palettes[] = {
  [RBK_PALETTE_LIGHT] = {
    .background = RGB (0xffffff),
    .ink = RGB (0x2e3436),
    .dim_ink = RGB (0x5e5c64),
    .grid = RGBA (0x000000, 0.08),
    .axis = RGBA (0x000000, 0.32),
    .loss = RGBA (0xe01b24, 0.07),
    .bin = RGBA (0x000000, 0.07),
    .chip = RGB (0xf0f0f1),
    .card = RGB (0x302c3d),
    .card_ink = RGB (0xffffff),
    .accent = RGBA (0x000000, 0.45),
    .plans = PLANS_ON_LIGHT,
    .card_plans = PLANS_ON_DARK,
  },
  [RBK_PALETTE_DARK] = {
    .background = RGB (0x242428),
    .ink = RGB (0xffffff),
    .dim_ink = RGB (0xb5b3ba),
    .grid = RGBA (0xffffff, 0.09),
    .axis = RGBA (0xffffff, 0.36),
    .loss = RGBA (0xff4d57, 0.12),
    .bin = RGBA (0xffffff, 0.09),
    .chip = RGB (0x3a3a40),
    .card = RGB (0x4a4853),
    .card_ink = RGB (0xffffff),
    .accent = RGBA (0xffffff, 0.55),
    .plans = PLANS_ON_DARK,
    .card_plans = PLANS_ON_DARK,
  },
  [RBK_PALETTE_LIGHT_CONTRAST] = {
    .background = RGB (0xffffff),
    .ink = RGB (0x000000),
    .dim_ink = RGB (0x241f31),
    .grid = RGBA (0x000000, 0.22),
    .axis = RGBA (0x000000, 0.85),
    .loss = RGBA (0xe01b24, 0.14),
    .bin = RGBA (0x000000, 0.16),
    .chip = RGB (0xe6e6e8),
    .card = RGB (0x000000),
    .card_ink = RGB (0xffffff),
    .accent = RGB (0x000000),
    .plans = PLANS_ON_WHITE,
    .card_plans = PLANS_ON_BLACK,
    .dashed = TRUE,
  },
  [RBK_PALETTE_DARK_CONTRAST] = {
    .background = RGB (0x000000),
    .ink = RGB (0xffffff),
    .dim_ink = RGB (0xf0eff2),
    .grid = RGBA (0xffffff, 0.28),
    .axis = RGBA (0xffffff, 0.9),
    .loss = RGBA (0xff4d57, 0.26),
    .bin = RGBA (0xffffff, 0.22),
    .chip = RGB (0x303036),
    .card = RGB (0xffffff),
    .card_ink = RGB (0x000000),
    .accent = RGB (0xffffff),
    .plans = PLANS_ON_BLACK,
    .card_plans = PLANS_ON_WHITE,
    .dashed = TRUE,
  },
};

typedef struct
{
  double lengths[6];
  int    n;
} Dash;

static const Dash dashes[RBK_PALETTE_N_PLANS] = {
  { { 0.0 }, 0 },
  { { 9.0, 3.0 }, 2 },
  { { 3.0, 3.0 }, 2 },
  { { 10.0, 3.0, 2.0, 3.0 }, 4 },
  { { 11.0, 3.0, 2.0, 3.0, 2.0, 3.0 }, 6 },
  { { 18.0, 4.0 }, 2 },
  { { 6.0, 2.0, 6.0, 6.0 }, 4 },
  { { 1.5, 4.0 }, 2 },
};

/**
 * rbk_palette_get:
 * @kind: which
 *
 * Returns: (transfer none): a built-in colour set
 */
const RbkPalette *
rbk_palette_get (RbkPaletteKind kind)
{
  g_return_val_if_fail ((guint) kind < G_N_ELEMENTS (palettes), &palettes[RBK_PALETTE_LIGHT]);

  return &palettes[kind];
}

/**
 * rbk_palette_choose:
 * @dark: whether it stands on a dark ground
 * @high_contrast: whether the desktop asks for high contrast
 *
 * Returns: (transfer none): the colour set that suits
 */
const RbkPalette *
rbk_palette_choose (gboolean dark, gboolean high_contrast)
{
  if (high_contrast)
    return &palettes[dark ? RBK_PALETTE_DARK_CONTRAST : RBK_PALETTE_LIGHT_CONTRAST];

  return &palettes[dark ? RBK_PALETTE_DARK : RBK_PALETTE_LIGHT];
}

/**
 * rbk_palette_plan:
 * @palette: a colour set
 * @index: a plan's colour; taken modulo their number
 *
 * Returns: (transfer none): the colour of its curve
 */
const RbkColor *
rbk_palette_plan (const RbkPalette *palette, guint index)
{
  return &palette->plans[index % RBK_PALETTE_N_PLANS];
}

/**
 * rbk_palette_dash:
 * @palette: a colour set
 * @index: a plan's colour index
 * @n_dashes: (out): how many lengths; 0 for a line without gaps
 *
 * Finds the dash that tells a curve from the others without its colour. Where
 * @palette isn't dashed, only plans whose colour is taken already get one.
 *
 * Returns: (transfer none) (array length=n_dashes): lengths for cairo_set_dash()
 */
const double *
rbk_palette_dash (const RbkPalette *palette, guint index, int *n_dashes)
{
  guint       round = index / RBK_PALETTE_N_PLANS;
  guint       choice = palette->dashed ? index + round : round;
  const Dash *dash = &dashes[choice % RBK_PALETTE_N_PLANS];

  *n_dashes = dash->n;
  return dash->lengths;
}

/**
 * rbk_color_apply:
 * @color: a colour
 * @strength: 1 to use it as it is, less to let it fade
 * @cr: a context, whose source becomes the colour
 */
void
rbk_color_apply (const RbkColor *color, double strength, cairo_t *cr)
{
  cairo_set_source_rgba (cr, color->red, color->green, color->blue, color->alpha * strength);
}
