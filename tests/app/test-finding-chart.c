/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-finding-chart.h"

#include <string.h>

#include "rbk-finding-row.h"
#include "rbk-picture-sheet.h"
#include "rbk-plot.h"
#include "rbk-shell-probe.h"
#include "rbk-window-private.h"
#include "rbk-window-probe.h"

/* What a finding shows as a chart, over the first article's book. */

/* The first chart that its finding has. */
static RbkFindingChart *
find_chart (GtkWidget *root)
{
  if (RBK_IS_FINDING_CHART (root))
    return gtk_widget_get_visible (root) ? RBK_FINDING_CHART (root) : NULL;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      RbkFindingChart *found = find_chart (child);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
go_to (RbkWindow *window, const char *page)
{
  gtk_widget_activate_action (GTK_WIDGET (window), "win.page", "s", page);
  rbk_probe_settle (GTK_WIDGET (window));
  rbk_probe_spin (100);
}

/* It goes into files of each kind. */
static void
assert_pictures (const RbkPicture *picture)
{
  static const struct
  {
    RbkPictureWrite write;
    const char     *starts;
  } kinds[] = {
    { rbk_chart_write_svg, "<?xml" },
    { rbk_chart_write_png, "\211PNG" },
    { rbk_chart_write_pdf, "%PDF" },
  };
  g_autoptr(RbkMoneyFormat) format = rbk_money_format_new (NULL, "USD");

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autoptr(GByteArray) out = g_byte_array_new ();
      g_autoptr(GError) error = NULL;

      g_assert_true (rbk_picture_sheet_write (picture, format, kinds[i].write, out, &error));
      g_assert_no_error (error);
      g_assert_cmpuint (out->len, >, 1000);
      g_assert_cmpmem (out->data, strlen (kinds[i].starts), kinds[i].starts,
                       strlen (kinds[i].starts));
    }
}

/* The finding that a rule's title stands beside. */
static GtkWidget *
find_row (GtkWidget *root, const char *title)
{
  if (GTK_IS_LABEL (root) && g_str_equal (gtk_label_get_text (GTK_LABEL (root)), title))
    return gtk_widget_get_ancestor (root, RBK_TYPE_FINDING_ROW);
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_row (child, title);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* A flat price without an end has a chart, which is there and worked out once one asks why. */
static void
test_flat_rate (void)
{
  RbkWindow        *window = rbk_probe_new_window ("usage-gated");
  RbkFindingChart  *chart;
  const RbkPicture *picture;
  GtkWidget        *row, *plot;

  go_to (window, "findings");
  g_assert_null (find_row (GTK_WIDGET (window), "A flat price without an end"));
  go_to (window, "design");
  rbk_probe_type (GTK_WIDGET (window), "Price of Team", "20");
  go_to (window, "findings");
  row = find_row (GTK_WIDGET (window), "A flat price without an end");
  g_assert_nonnull (row);
  g_assert_null (find_chart (GTK_WIDGET (window)));
  rbk_probe_click (row, "_Why");
  rbk_probe_settle (row);
  chart = find_chart (row);
  g_assert_nonnull (chart);
  picture = rbk_finding_chart_get_picture (chart);
  g_assert_nonnull (picture);
  g_assert_cmpint (picture->axis, ==, RBK_PICTURE_USAGE);
  plot = rbk_probe_find_type (GTK_WIDGET (chart), RBK_TYPE_PLOT);
  g_assert_true (gtk_widget_get_mapped (plot));
  gtk_test_accessible_assert_property (plot, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Where the flat price of Team stops to pay");
  rbk_plot_move (RBK_PLOT (plot), 1);
  g_assert_true (g_str_has_prefix (rbk_plot_get_read_out (RBK_PLOT (plot)),
                                   "0 · What the customer pays $20.00"));
  assert_pictures (picture);
  rbk_probe_close_window (window);
}

int
main (int argc, char *argv[])
{
  if (!rbk_probe_start (&argc, &argv))
    return 77;

  g_test_add_func ("/finding-chart/flat-rate", test_flat_rate);

  return g_test_run ();
}
