/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-terms-invoices.h"

#include <glib/gi18n-lib.h>

#include "rbk-date.h"

#define LEAST_WIDTH 250

/* One of the two invoices. */
typedef struct
{
  GtkWidget *card, *title, *lines, *total;
} Side;

/**
 * RbkTermsInvoices:
 *
 * The invoice of one month as it is and as a change makes it, beside each other or, where there is
 * no room, one above the other; and what the change makes of earlier invoices.
 *
 * ## Accessibility
 *
 * It is a group named by the month, described by what becomes of earlier invoices. It takes the
 * focus, so that one comes to the end of the page by keys; from there Page Down goes on. Each
 * invoice is a group with its title; its description is the total.
 */
struct _RbkTermsInvoices
{
  GtkWidget parent_instance;

  GtkWidget *box, *month, *sides, *proof_row, *proof_icon, *proof;
  Side       before, after;
};

G_DEFINE_FINAL_TYPE (RbkTermsInvoices, rbk_terms_invoices, GTK_TYPE_WIDGET)

static void
rbk_terms_invoices_dispose (GObject *object)
{
  RbkTermsInvoices *self = RBK_TERMS_INVOICES (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);

  G_OBJECT_CLASS (rbk_terms_invoices_parent_class)->dispose (object);
}

static void
rbk_terms_invoices_class_init (RbkTermsInvoicesClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rbk_terms_invoices_dispose;

  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "termsinvoices");
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static GtkWidget *
new_label (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0.0f);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "numeric");
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);

  return label;
}

static void
add_side (RbkTermsInvoices *self, Side *side, const char *title)
{
  side->card = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL, "spacing", 8,
                             "accessible-role", GTK_ACCESSIBLE_ROLE_GROUP, NULL);
  side->title = new_label (title, "heading");
  side->lines = gtk_grid_new ();
  side->total = new_label (NULL, "title-3");
  gtk_grid_set_row_spacing (GTK_GRID (side->lines), 4);
  gtk_grid_set_column_spacing (GTK_GRID (side->lines), 12);
  gtk_widget_set_vexpand (side->lines, TRUE);
  gtk_label_set_xalign (GTK_LABEL (side->total), 1.0f);
  gtk_widget_set_size_request (side->card, LEAST_WIDTH, -1);
  gtk_widget_add_css_class (side->card, "card");
  gtk_widget_add_css_class (side->card, "answer");
  gtk_box_append (GTK_BOX (side->card), side->title);
  gtk_box_append (GTK_BOX (side->card), side->lines);
  gtk_box_append (GTK_BOX (side->card), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  gtk_box_append (GTK_BOX (side->card), side->total);
  gtk_flow_box_append (GTK_FLOW_BOX (self->sides), side->card);
  gtk_widget_set_focusable (gtk_widget_get_parent (side->card), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (side->card), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  -1);
}

static void
rbk_terms_invoices_init (RbkTermsInvoices *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  self->month = new_label (NULL, "dim-label");
  self->sides = gtk_flow_box_new ();
  self->proof_row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  self->proof_icon = gtk_image_new ();
  self->proof = new_label (NULL, NULL);
  gtk_flow_box_set_selection_mode (GTK_FLOW_BOX (self->sides), GTK_SELECTION_NONE);
  gtk_flow_box_set_homogeneous (GTK_FLOW_BOX (self->sides), TRUE);
  /* The toolkit has Tab stay in a flow of which nothing can be focused. */
  gtk_widget_set_can_focus (self->sides, FALSE);
  gtk_flow_box_set_max_children_per_line (GTK_FLOW_BOX (self->sides), 2);
  gtk_flow_box_set_column_spacing (GTK_FLOW_BOX (self->sides), 6);
  gtk_flow_box_set_row_spacing (GTK_FLOW_BOX (self->sides), 6);
  add_side (self, &self->before, _ ("As it is"));
  add_side (self, &self->after, _ ("With the change"));
  gtk_widget_set_hexpand (self->proof, TRUE);
  gtk_widget_set_valign (self->proof_icon, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (self->proof_row), self->proof_icon);
  gtk_box_append (GTK_BOX (self->proof_row), self->proof);
  gtk_box_append (GTK_BOX (self->box), self->month);
  gtk_box_append (GTK_BOX (self->box), self->sides);
  gtk_box_append (GTK_BOX (self->box), self->proof_row);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
}

/**
 * rbk_terms_invoices_new:
 *
 * Returns: (transfer floating): two invoices of nothing yet
 */
GtkWidget *
rbk_terms_invoices_new (void)
{
  return g_object_new (RBK_TYPE_TERMS_INVOICES, NULL);
}

static void
clear_grid (GtkWidget *grid)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (grid)) != NULL)
    gtk_grid_remove (GTK_GRID (grid), child);
}

static void
add_line (Side *side, int row, const char *text, const char *amount, const char *days)
{
  GtkWidget *name = new_label (text, NULL);
  GtkWidget *value = new_label (amount, NULL);

  gtk_widget_set_hexpand (name, TRUE);
  gtk_label_set_wrap (GTK_LABEL (value), FALSE);
  gtk_label_set_xalign (GTK_LABEL (value), 1.0f);
  gtk_label_set_yalign (GTK_LABEL (value), 0.0f);
  gtk_grid_attach (GTK_GRID (side->lines), name, 0, row, 1, 1);
  gtk_grid_attach (GTK_GRID (side->lines), value, 1, row, 1, 1);
  if (days != NULL)
    {
      GtkWidget *label = new_label (days, "dim-label");

      gtk_widget_add_css_class (label, "caption");
      gtk_grid_attach (GTK_GRID (side->lines), label, 0, row + 1, 2, 1);
    }
}

/* The days of a line that is not for all of the month. */
static char *
dup_days (const RbkStatement *statement, const RbkStatementLine *line)
{
  g_autofree char *from = rbk_date_to_string (&line->from);
  g_autofree char *to = rbk_date_to_string (&line->to);

  if (g_date_compare (&line->from, &statement->from) == 0 &&
      g_date_compare (&line->to, &statement->to) == 0)
    return NULL;
  if (line->n_days == 0)
    /* Translators: the first and the last day that a line of an invoice is for */
    return g_strdup_printf (_ ("%s to %s"), from, to);

  /* Translators: the first and the last day of a line of an invoice, then how many of the days of
   * its month these are */
  return g_strdup_printf (_ ("%s to %s, %u of %u days"), from, to, line->n_days, statement->n_days);
}

static char *
dup_name (const RbkSpec *spec, const RbkStatementLine *line, RbkMoneyFormat *format)
{
  const char      *name = line->card->name[0] != '\0' ? line->card->name : line->card->key;
  g_autofree char *used = NULL;

  if (line->card->meter < 0)
    return g_strdup (name);
  used = rbk_money_format_quantity (format, line->rating.quantity);

  /* Translators: what is billed, and how much of it was used */
  return g_strdup_printf (_ ("%s: %s"), name, used);
}

static void
show_side (Side *side, const RbkSpec *spec, const RbkStatement *statement, RbkMoneyFormat *format)
{
  g_autofree char *total = rbk_money_format_amount (format, statement->total, FALSE);

  clear_grid (side->lines);
  for (guint i = 0; i < statement->lines->len; i++)
    {
      const RbkStatementLine *line = &g_array_index (statement->lines, RbkStatementLine, i);
      g_autofree char        *name = dup_name (spec, line, format);
      g_autofree char        *amount = rbk_money_format_amount (format, line->amount, FALSE);
      g_autofree char        *days = dup_days (statement, line);

      add_line (side, (int) i * 2, name, amount, days);
    }
  gtk_label_set_text (GTK_LABEL (side->total), total);
  gtk_accessible_update_property (GTK_ACCESSIBLE (side->card), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  total, -1);
}

static void
show_proof (RbkTermsInvoices *self, const RbkProof *proof, RbkMoneyFormat *format)
{
  gboolean         stays = proof->n_same == proof->n_checked;
  g_autofree char *all =
      rbk_money_format_quantity (format, rbk_decimal_from_int (proof->n_checked));
  g_autofree char *changed =
      rbk_money_format_quantity (format,
                                 rbk_decimal_from_int ((gint64) proof->n_checked - proof->n_same));
  g_autofree char *text =
      stays
          /* Translators: how many invoices were compared, twice the same number */
          ? g_strdup_printf (_ ("Earlier invoices stay as they are, to the byte: %s of %s checked"),
                             all, all)
          /* Translators: how many invoices differ, and how many were compared */
          : g_strdup_printf (ngettext ("%s of %s earlier invoice changes: choose a later day",
                                       "%s of %s earlier invoices change: choose a later day",
                                       proof->n_checked),
                             changed, all);

  gtk_label_set_text (GTK_LABEL (self->proof), text);
  gtk_widget_set_tooltip_text (self->proof,
                               _ ("Invoices of all plans for the two years before that day, for "
                                  "several days of subscribing and at each usage level, made on "
                                  "the book as it is and with the change."));
  gtk_image_set_from_icon_name (GTK_IMAGE (self->proof_icon),
                                stays ? "emblem-ok-symbolic" : "dialog-warning-symbolic");
  gtk_widget_set_css_classes (self->proof_icon,
                              (const char *[]){ stays ? "success" : "warning", NULL });
}

static void
set_title (RbkTermsInvoices *self, const char *title, const char *description)
{
  gtk_label_set_text (GTK_LABEL (self->month), title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description, -1);
}

/**
 * rbk_terms_invoices_show:
 * @self: the invoices
 * @preview: what a change does, already run
 * @format: how amounts are written
 *
 * Shows both.
 */
void
rbk_terms_invoices_show (RbkTermsInvoices        *self,
                         const RbkVersionPreview *preview,
                         RbkMoneyFormat          *format)
{
  char             month[64];
  g_autofree char *text = NULL;

  g_return_if_fail (RBK_IS_TERMS_INVOICES (self));

  g_date_strftime (month, sizeof month, "%B %Y", &preview->before->from);
  /* Translators: %s is a month and its year: “March 2027” */
  text = g_strdup_printf (_ ("Invoice for %s"), month);
  show_side (&self->before, preview->was, preview->before, format);
  show_side (&self->after, preview->becomes, preview->after, format);
  show_proof (self, &preview->proof, format);
  set_title (self, text, gtk_label_get_text (GTK_LABEL (self->proof)));
  gtk_widget_set_visible (self->sides, TRUE);
  gtk_widget_set_visible (self->proof_row, TRUE);
}

/**
 * rbk_terms_invoices_show_problem:
 * @self: the invoices
 * @problem: why there are none
 *
 * Says what is wrong in their place.
 */
void
rbk_terms_invoices_show_problem (RbkTermsInvoices *self, const char *problem)
{
  g_return_if_fail (RBK_IS_TERMS_INVOICES (self));

  set_title (self, problem, "");
  gtk_widget_set_visible (self->sides, FALSE);
  gtk_widget_set_visible (self->proof_row, FALSE);
}
