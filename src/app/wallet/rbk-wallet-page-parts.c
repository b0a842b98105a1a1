/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-wallet-page-private.h"

#include <glib/gi18n-lib.h>

#include "rbk-choice.h"
#include "rbk-icon-button.h"
#include "rbk-made-up-tag.h"
#include "rbk-section.h"
#include "rbk-state-page.h"
#include "rbk-wallet-states.h"
#include "rbk-wallet-words.h"

static GtkWidget *
new_progress (RbkWalletPage *self)
{
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);

  self->progress = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  self->progress_text = gtk_label_new (NULL);
  self->progress_bar = gtk_progress_bar_new ();
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->progress_bar),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Policies worked out"), -1);
  self->cancel = rbk_text_button_new (_ ("_Stop"), "wallet.cancel");
  self->again = rbk_text_button_new (_ ("_Go On"), "wallet.again");
  gtk_label_set_xalign (GTK_LABEL (self->progress_text), 0.0f);
  gtk_label_set_wrap (GTK_LABEL (self->progress_text), TRUE);
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_box_append (GTK_BOX (texts), self->progress_text);
  gtk_box_append (GTK_BOX (texts), self->progress_bar);
  gtk_box_append (GTK_BOX (self->progress), texts);
  gtk_box_append (GTK_BOX (self->progress), self->cancel);
  gtk_box_append (GTK_BOX (self->progress), self->again);
  gtk_widget_add_css_class (self->progress, "progress");
  gtk_widget_set_visible (self->progress, FALSE);

  return self->progress;
}

static GtkWidget *
new_setup (RbkWalletPage *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->form = RBK_WALLET_FORM (rbk_wallet_form_new ());
  self->tag = rbk_made_up_tag_new ();
  g_signal_connect_object (self->form, "changed", G_CALLBACK (rbk_wallet_page_ask), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->form));
  gtk_box_append (GTK_BOX (box), new_progress (self));
  self->setup = rbk_section_new (_ ("Months of Credits"), box);
  rbk_section_set_tools (RBK_SECTION (self->setup), self->tag);

  return self->setup;
}

static GtkWidget *
new_tools (RbkWalletPage *self)
{
  GtkWidget     *tools = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkStringList *words = gtk_string_list_new (NULL);

  for (guint i = 0; i < RBK_WALLET_N_RANKS; i++)
    gtk_string_list_append (words, rbk_wallet_words_for_rank ((RbkWalletRank) i));
  self->rank = gtk_drop_down_new (G_LIST_MODEL (words), NULL);
  gtk_widget_set_tooltip_text (self->rank, _ ("What you care about: the best comes first"));
  rbk_choice_set_title (self->rank, _ ("Ranked by"));
  g_signal_connect_object (self->rank, "notify::selected",
                           G_CALLBACK (rbk_wallet_page_show_results), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (tools), self->rank);
  gtk_box_append (GTK_BOX (tools), rbk_text_button_new (_ ("_Add Policy"), "policy.add"));

  return tools;
}

static GtkWidget *
new_parts (RbkWalletPage *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 24);
  GtkWidget *compared;

  self->cards = RBK_POLICY_CARDS (rbk_policy_cards_new ());
  self->editor = RBK_TRIAL_EDITOR (rbk_trial_editor_new ());
  self->months = RBK_WALLET_MONTHS (rbk_wallet_months_new ());
  self->curves = RBK_WALLET_CURVES (rbk_wallet_curves_new ());
  g_signal_connect_object (self->cards, "selected", G_CALLBACK (rbk_wallet_page_show_selected),
                           self, G_CONNECT_SWAPPED);
  compared = rbk_section_new (_ ("Policies"), GTK_WIDGET (self->cards));
  rbk_section_set_tools (RBK_SECTION (compared), new_tools (self));
  gtk_widget_add_css_class (compared, "compared");
  gtk_box_append (GTK_BOX (box), compared);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->editor));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->curves));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->months));

  return box;
}

/* rbk_wallet_page_add_parts: makes what the page consists of */
void
rbk_wallet_page_add_parts (RbkWalletPage *self)
{
  GtkWidget *sections = gtk_box_new (GTK_ORIENTATION_VERTICAL, 24);
  GtkWidget *scroller;

  gtk_box_append (GTK_BOX (sections), new_setup (self));
  self->no_wallet = rbk_wallet_new_no_wallet ();
  self->parts = new_parts (self);
  gtk_box_append (GTK_BOX (sections), self->no_wallet);
  gtk_box_append (GTK_BOX (sections), self->parts);
  scroller = rbk_section_new_page (sections);

  self->stack = gtk_stack_new ();
  gtk_stack_set_hhomogeneous (GTK_STACK (self->stack), FALSE);
  gtk_stack_set_vhomogeneous (GTK_STACK (self->stack), FALSE);
  gtk_widget_set_vexpand (self->stack, TRUE);
  self->problem = rbk_state_page_new_problem (_ ("Nothing Can Be Worked Out"));
  gtk_stack_add_named (GTK_STACK (self->stack), scroller, "page");
  gtk_stack_add_named (GTK_STACK (self->stack), rbk_wallet_new_no_plans (), "no-plans");
  gtk_stack_add_named (GTK_STACK (self->stack), self->problem, "problem");
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_box_append (GTK_BOX (self->box), self->stack);
  gtk_box_append (GTK_BOX (self->box), rbk_wallet_new_advice ());
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}
