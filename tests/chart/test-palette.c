/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <rbk-marker.h>
#include <rbk-palette.h>

/* Two colours nearer than this in CIELAB are easily taken for each other. */
#define LEAST_DISTANCE 10.0

typedef struct
{
  double a, b, c;
} Triple;

/* How the cones' loss turns linear light: Machado, Oliveira and Fernandes
 * (2009), severity 1. The first is normal sight. */
static const double sights[4][3][3] = {
  { { 1, 0, 0 }, { 0, 1, 0 }, { 0, 0, 1 } },
  { { 0.152286, 1.052583, -0.204868 },
    { 0.114503, 0.786281, 0.099216 },
    { -0.003882, -0.048116, 1.051998 } },
  { { 0.367322, 0.860646, -0.227968 },
    { 0.280085, 0.672501, 0.047413 },
    { -0.011820, 0.042940, 0.968881 } },
  { { 1.255528, -0.076749, -0.178779 },
    { -0.078411, 0.930809, 0.147602 },
    { 0.004733, 0.691367, 0.303900 } },
};

static double
to_linear (double channel)
{
  return channel <= 0.04045 ? channel / 12.92 : pow ((channel + 0.055) / 1.055, 2.4);
}

static Triple
linear_of (const RbkColor *color)
{
  return (Triple){ to_linear (color->red), to_linear (color->green), to_linear (color->blue) };
}

static double
luminance (const RbkColor *color)
{
  Triple light = linear_of (color);

  return 0.2126 * light.a + 0.7152 * light.b + 0.0722 * light.c;
}

static double
contrast (const RbkColor *a, const RbkColor *b)
{
  double high = MAX (luminance (a), luminance (b));
  double low = MIN (luminance (a), luminance (b));

  return (high + 0.05) / (low + 0.05);
}

static double
cube_root (double t)
{
  return t > 0.008856 ? cbrt (t) : 7.787 * t + 16.0 / 116.0;
}

static Triple
seen (const RbkColor *color, guint sight)
{
  Triple light = linear_of (color);
  double rgb[3], x, y, z;

  for (guint i = 0; i < 3; i++)
    rgb[i] = CLAMP (sights[sight][i][0] * light.a + sights[sight][i][1] * light.b +
                        sights[sight][i][2] * light.c,
                    0.0, 1.0);
  x = cube_root ((0.4124 * rgb[0] + 0.3576 * rgb[1] + 0.1805 * rgb[2]) / 0.9505);
  y = cube_root (0.2126 * rgb[0] + 0.7152 * rgb[1] + 0.0722 * rgb[2]);
  z = cube_root ((0.0193 * rgb[0] + 0.1192 * rgb[1] + 0.9505 * rgb[2]) / 1.089);

  return (Triple){ 116.0 * y - 16.0, 500.0 * (x - y), 200.0 * (y - z) };
}

static void
test_apart (gconstpointer data)
{
  const RbkPalette *palette = rbk_palette_get ((RbkPaletteKind) GPOINTER_TO_INT (data));

  for (guint sight = 0; sight < G_N_ELEMENTS (sights); sight++)
    for (guint i = 0; i < RBK_PALETTE_N_PLANS; i++)
      for (guint j = 0; j < i; j++)
        {
          Triple a = seen (&palette->plans[i], sight);
          Triple b = seen (&palette->plans[j], sight);
          double distance = sqrt (pow (a.a - b.a, 2) + pow (a.b - b.b, 2) + pow (a.c - b.c, 2));

          g_assert_cmpfloat (distance, >=, LEAST_DISTANCE);
        }
}

static void
test_contrast (gconstpointer data)
{
  RbkPaletteKind    kind = (RbkPaletteKind) GPOINTER_TO_INT (data);
  const RbkPalette *palette = rbk_palette_get (kind);
  gboolean is_high = kind == RBK_PALETTE_LIGHT_CONTRAST || kind == RBK_PALETTE_DARK_CONTRAST;

  g_assert_cmpfloat (contrast (&palette->ink, &palette->background), >=, is_high ? 15.0 : 7.0);
  g_assert_cmpfloat (contrast (&palette->dim_ink, &palette->background), >=, is_high ? 12.0 : 4.5);
  g_assert_cmpfloat (contrast (&palette->dim_ink, &palette->chip), >=, 4.5);
  g_assert_cmpfloat (contrast (&palette->card_ink, &palette->card), >=, 7.0);
  for (guint i = 0; i < RBK_PALETTE_N_PLANS; i++)
    {
      g_assert_cmpfloat (contrast (&palette->plans[i], &palette->background), >=,
                         is_high ? 4.5 : 2.0);
      g_assert_cmpfloat (contrast (&palette->card_plans[i], &palette->card), >=,
                         is_high ? 4.5 : 2.0);
    }
  g_assert_cmpint (palette->dashed, ==, is_high);
}

static void
test_choose (void)
{
  g_assert_true (rbk_palette_choose (FALSE, FALSE) == rbk_palette_get (RBK_PALETTE_LIGHT));
  g_assert_true (rbk_palette_choose (TRUE, FALSE) == rbk_palette_get (RBK_PALETTE_DARK));
  g_assert_true (rbk_palette_choose (FALSE, TRUE) == rbk_palette_get (RBK_PALETTE_LIGHT_CONTRAST));
  g_assert_true (rbk_palette_choose (TRUE, TRUE) == rbk_palette_get (RBK_PALETTE_DARK_CONTRAST));
}

static void
test_dash (void)
{
  const RbkPalette *light = rbk_palette_get (RBK_PALETTE_LIGHT);
  const RbkPalette *high = rbk_palette_get (RBK_PALETTE_LIGHT_CONTRAST);
  int               n, previous;

  for (guint i = 0; i < RBK_PALETTE_N_PLANS; i++)
    {
      rbk_palette_dash (light, i, &n);
      g_assert_cmpint (n, ==, 0);
      g_assert_true (rbk_palette_plan (light, i) ==
                     rbk_palette_plan (light, i + RBK_PALETTE_N_PLANS));
      rbk_palette_dash (light, i + RBK_PALETTE_N_PLANS, &n);
      g_assert_cmpint (n, >, 0);
      g_assert_true (rbk_palette_dash (high, i, &previous) !=
                     rbk_palette_dash (high, i + RBK_PALETTE_N_PLANS, &n));
      for (guint j = 0; j < i; j++)
        g_assert_true (rbk_palette_dash (high, i, &n) != rbk_palette_dash (high, j, &n));
    }
  rbk_palette_plan (light, G_MAXUINT);
  rbk_palette_dash (high, G_MAXUINT, &n);
}

static double
extent_of_marker (guint index, double *middle_x, double *middle_y)
{
  cairo_surface_t *surface = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, NULL);
  cairo_t         *cr = cairo_create (surface);
  double           x0, y0, x1, y1;

  cairo_move_to (cr, -100.0, -100.0);
  cairo_line_to (cr, 500.0, 500.0);
  rbk_marker_path (index, 30.0, 40.0, 5.0, cr);
  cairo_path_extents (cr, &x0, &y0, &x1, &y1);
  *middle_x = (x0 + x1) / 2.0;
  *middle_y = (y0 + y1) / 2.0;
  cairo_destroy (cr);
  cairo_surface_destroy (surface);

  return MAX (x1 - x0, y1 - y0);
}

/* Each replaces the path there was, stays around its middle and near its size. */
static void
test_markers (void)
{
  for (guint i = 0; i < 2 * RBK_PALETTE_N_PLANS; i++)
    {
      double x, y;
      double size = extent_of_marker (i, &x, &y);

      g_assert_cmpfloat (size, >=, 8.0);
      g_assert_cmpfloat (size, <=, 15.0);
      g_assert_cmpfloat_with_epsilon (x, 30.0, 0.1);
      g_assert_cmpfloat_with_epsilon (y, 40.0, 2.0);
    }
}

int
main (int argc, char **argv)
{
  static const char *const names[] = { "light", "dark", "light-contrast", "dark-contrast" };

  g_test_init (&argc, &argv, NULL);

  for (int kind = RBK_PALETTE_LIGHT; kind <= RBK_PALETTE_DARK_CONTRAST; kind++)
    {
      g_autofree char *apart = g_strdup_printf ("/chart/palette/apart/%s", names[kind]);
      g_autofree char *contrasts = g_strdup_printf ("/chart/palette/contrast/%s", names[kind]);

      g_test_add_data_func (apart, GINT_TO_POINTER (kind), test_apart);
      g_test_add_data_func (contrasts, GINT_TO_POINTER (kind), test_contrast);
    }
  g_test_add_func ("/chart/palette/choose", test_choose);
  g_test_add_func ("/chart/palette/dash", test_dash);
  g_test_add_func ("/chart/palette/markers", test_markers);

  return g_test_run ();
}
