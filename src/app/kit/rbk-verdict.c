/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-verdict.h"

#include <glib/gi18n-lib.h>

#define GOOD 0.70
#define THIN 0.40

typedef struct
{
  const char *sign, *css_class, *tooltip;
} Verdict;

static const Verdict losing = { "▼", "error", N_ ("Loses money") };
static const Verdict thin = { "▲", "warning", N_ ("A thin margin") };
static const Verdict fair = { "●", "dim-label", N_ ("A fair margin") };
static const Verdict good = { "●", "success", N_ ("A good margin") };

static const Verdict *
judge (GSettings *settings, double margin)
{
  double good_from = settings != NULL ? g_settings_get_double (settings, "margin-good") : GOOD;
  double thin_below = settings != NULL ? g_settings_get_double (settings, "margin-thin") : THIN;

  if (margin < 0.0)
    return &losing;
  if (margin < thin_below)
    return &thin;

  return margin < good_from ? &fair : &good;
}

/**
 * rbk_verdict_new:
 *
 * Returns: (transfer floating): a sign that shows nothing yet
 */
GtkWidget *
rbk_verdict_new (void)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_widget_add_css_class (label, "verdict");

  return label;
}

/**
 * rbk_verdict_show:
 * @verdict: a sign
 * @settings: (nullable): from where on margins are good, and up to where thin
 * @has_margin: whether there is a margin to judge
 * @margin: a share of the bill
 *
 * Judges a margin.
 */
void
rbk_verdict_show (GtkWidget *verdict, GSettings *settings, gboolean has_margin, double margin)
{
  const Verdict *judged = has_margin ? judge (settings, margin) : NULL;
  const char *classes[] = { "verdict", "judged", judged != NULL ? judged->css_class : NULL, NULL };

  /* Most moves of a price leave the verdict as it is, and its style is dear to change. */
  if (g_object_get_data (G_OBJECT (verdict), "judged") == judged &&
      gtk_widget_has_css_class (verdict, "judged"))
    return;
  g_object_set_data (G_OBJECT (verdict), "judged", (gpointer) judged);
  gtk_label_set_text (GTK_LABEL (verdict), judged != NULL ? judged->sign : "");
  gtk_widget_set_css_classes (verdict, classes);
  gtk_widget_set_tooltip_text (verdict, judged != NULL ? _ (judged->tooltip) : NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (verdict), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  judged != NULL ? _ (judged->tooltip) : "", -1);
}
