/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-discover-result.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "rbk-discover-compare.h"
#include "rbk-discover-curve.h"
#include "rbk-discover-label.h"
#include "rbk-discover-plans.h"
#include "rbk-section.h"
#include "rbk-wrapped-label.h"

#define WIDTH 760

/* What answers come to, in full: the plans, what is left of their prices, and why they are so. */

static const struct
{
  const char *title, *note;
} parts[RBK_WHY_COUNT] = {
  [RBK_WHY_STRUCTURE] = { N_ ("Why This Structure"), NULL },
  [RBK_WHY_PRICES] = { N_ ("Why These Prices"),
                       N_ ("From what a customer costs, up to a round price") },
  [RBK_WHY_TRADE_OFFS] = { N_ ("What Is Given Up"), NULL },
  [RBK_WHY_TESTS] = { N_ ("What to Test in the First 90 Days"),
                      N_ ("A list to tick off; the book’s notes keep it") },
};

static GtkWidget *
new_reasons (RbkProposed *proposed, RbkWhy why)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *section = rbk_section_new (_ (parts[why].title), box);

  for (guint i = 0; i < proposed->proposal->reasons->len; i++)
    {
      const RbkProposalReason *reason = g_ptr_array_index (proposed->proposal->reasons, i);
      g_autofree char         *sentence = NULL;
      g_autofree char         *line = NULL;

      if (reason->why != why)
        continue;
      sentence = rbk_proposed_dup_sentence (proposed, reason);
      line = why == RBK_WHY_TESTS ? g_strconcat ("☐  ", sentence, NULL) : g_strdup (sentence);
      gtk_box_append (GTK_BOX (box), rbk_discover_label_new (line, "line"));
    }
  if (parts[why].note != NULL)
    rbk_section_set_note (RBK_SECTION (section), _ (parts[why].note));

  return section;
}

static void
add_section (GtkWidget *box, const char *title, const char *note, GtkWidget *child)
{
  GtkWidget *section = rbk_section_new (title, child);

  rbk_section_set_note (RBK_SECTION (section), note);
  gtk_box_append (GTK_BOX (box), section);
}

static GtkWidget *
new_heading (RbkProposed *proposed)
{
  GtkWidget *label =
      rbk_wrapped_label_new (rbk_book_get_title (proposed->proposal->book), "title-2");

  gtk_label_set_lines (GTK_LABEL (label), 3);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);

  return label;
}

static void
add_curve (GtkWidget *box, RbkProposed *proposed)
{
  GtkWidget *curve = rbk_discover_curve_new (proposed);

  add_section (box, _ ("Margin"), _ ("What each plan leaves at every level of use"), curve);
}

static void
add_comparison (GtkWidget *box, RbkProposed *proposed, RbkBook *present)
{
  add_section (box, _ ("Now and Proposed"), _ ("What differs is bold and has a sign."),
               rbk_discover_compare_new (proposed, present));
  add_section (box, _ ("Answers That Changed"), NULL,
               rbk_discover_compare_new_answers (proposed, present));
}

/**
 * rbk_discover_result_new: (skip)
 * @proposed: what answers come to
 * @present: (nullable): the book as it is, to compare it with
 *
 * Returns: (transfer floating): a page that tells it in full
 */
GtkWidget *
rbk_discover_result_new (RbkProposed *proposed, RbkBook *present)
{
  GtkWidget       *scroller = gtk_scrolled_window_new ();
  GtkWidget       *clamp = adw_clamp_new ();
  GtkWidget       *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 24);
  g_autofree char *unit = rbk_discover_plans_dup_unit (proposed);

  gtk_box_append (GTK_BOX (box), new_heading (proposed));
  add_section (box, _ ("Plans"), unit, rbk_discover_plans_new_table (proposed, FALSE));
  if (present != NULL)
    add_comparison (box, proposed, present);
  add_curve (box, proposed);
  add_section (box, _ ("For Whom"), NULL, rbk_discover_plans_new_terms (proposed));
  for (guint why = 0; why < RBK_WHY_COUNT; why++)
    gtk_box_append (GTK_BOX (box), new_reasons (proposed, (RbkWhy) why));
  gtk_widget_add_css_class (box, "theme");
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), WIDTH);
  adw_clamp_set_child (ADW_CLAMP (clamp), box);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), clamp);
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_widget_add_css_class (scroller, "discover-result");

  return scroller;
}
