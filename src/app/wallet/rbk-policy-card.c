/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-policy-card.h"

#include <glib/gi18n-lib.h>

#include "rbk-plan-color.h"
#include "rbk-wallet-words.h"
#include "rbk-wrapped-label.h"

#define WORDS_CHARS 20

static GtkWidget *
new_label (const char *text, const char *css_class)
{
  GtkWidget *label = rbk_wrapped_label_new (text, css_class);

  gtk_label_set_width_chars (GTK_LABEL (label), WORDS_CHARS);
  gtk_label_set_max_width_chars (GTK_LABEL (label), WORDS_CHARS);

  return label;
}

static GtkWidget *
new_head (RbkPolicyCard *card, const RbkPolicy *policy)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *sign = rbk_plan_color_new ();

  rbk_plan_color_set_index (RBK_PLAN_COLOR (sign), (guint) policy->color);
  gtk_widget_set_valign (sign, GTK_ALIGN_CENTER);
  card->name = gtk_label_new (policy->name);
  gtk_label_set_xalign (GTK_LABEL (card->name), 0.0f);
  gtk_label_set_ellipsize (GTK_LABEL (card->name), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (card->name, TRUE);
  gtk_widget_add_css_class (card->name, "heading");
  card->badge = gtk_label_new (NULL);
  gtk_widget_add_css_class (card->badge, "badge");
  gtk_widget_set_valign (card->badge, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (head), sign);
  gtk_box_append (GTK_BOX (head), card->name);
  gtk_box_append (GTK_BOX (head), card->badge);

  return head;
}

static GtkWidget *
new_figures (RbkPolicyCard *card)
{
  GtkWidget *grid = gtk_grid_new ();

  gtk_grid_set_column_spacing (GTK_GRID (grid), 12);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 2);
  gtk_widget_set_valign (grid, GTK_ALIGN_END);
  gtk_widget_set_vexpand (grid, TRUE);
  for (guint i = 0; i < RBK_WALLET_N_RANKS; i++)
    {
      const char *caption = rbk_wallet_words_for_rank_figure ((RbkWalletRank) i);

      card->captions[i] = gtk_label_new (caption);
      card->values[i] = gtk_label_new (NULL);
      gtk_label_set_xalign (GTK_LABEL (card->captions[i]), 0.0f);
      gtk_label_set_ellipsize (GTK_LABEL (card->captions[i]), PANGO_ELLIPSIZE_END);
      gtk_widget_set_hexpand (card->captions[i], TRUE);
      gtk_label_set_xalign (GTK_LABEL (card->values[i]), 1.0f);
      gtk_widget_add_css_class (card->values[i], "numeric");
      gtk_widget_set_tooltip_text (card->captions[i],
                                   rbk_wallet_words_help_for_rank ((RbkWalletRank) i));
      gtk_grid_attach (GTK_GRID (grid), card->captions[i], 0, (int) i, 1, 1);
      gtk_grid_attach (GTK_GRID (grid), card->values[i], 1, (int) i, 1, 1);
    }

  return grid;
}

static GtkWidget *
new_button (GtkWidget *child, const char *tooltip, const char *label, const char *action, guint id)
{
  GtkWidget *button = gtk_button_new ();

  gtk_button_set_child (GTK_BUTTON (button), child);
  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "u", id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);

  return button;
}

static GtkWidget *
new_in_use (void)
{
  GtkWidget *label = gtk_label_new (_ ("In use"));

  gtk_label_set_xalign (GTK_LABEL (label), 0.0f);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (label, "dim-label");

  return label;
}

/* Translators: a button of a policy: %s is the policy */
static GtkWidget *
new_buttons (const RbkPolicy *policy)
{
  GtkWidget       *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  g_autofree char *use = g_strdup_printf (_ ("Use %s"), policy->name);
  g_autofree char *help = g_strdup_printf (_ ("Change the plan’s wallet to “%s”"), policy->name);
  g_autofree char *vary = g_strdup_printf (_ ("Try a Variation of %s"), policy->name);
  g_autofree char *drop = g_strdup_printf (_ ("Drop %s"), policy->name);

  if (rbk_policy_is_book (policy))
    gtk_box_append (GTK_BOX (box), new_in_use ());
  else
    {
      GtkWidget *button =
          new_button (gtk_label_new (_ ("Use This Policy")), help, use, "policy.use", policy->id);

      gtk_widget_set_hexpand (button, TRUE);
      gtk_box_append (GTK_BOX (box), button);
    }
  gtk_box_append (GTK_BOX (box), new_button (gtk_image_new_from_icon_name ("edit-copy-symbolic"),
                                             vary, vary, "policy.vary", policy->id));
  if (policy->wallet != NULL)
    gtk_box_append (GTK_BOX (box), new_button (gtk_image_new_from_icon_name ("user-trash-symbolic"),
                                               drop, drop, "policy.remove", policy->id));

  return box;
}

/**
 * rbk_policy_card_new:
 * @policy: a policy
 *
 * Returns: (transfer full): a card with its name and its buttons; free it with g_free() once its
 *   child is gone
 */
RbkPolicyCard *
rbk_policy_card_new (const RbkPolicy *policy)
{
  RbkPolicyCard *card = g_new0 (RbkPolicyCard, 1);
  GtkWidget     *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  card->id = policy->id;
  card->child = gtk_flow_box_child_new ();
  card->words = new_label (NULL, "dim-label");
  gtk_widget_add_css_class (card->words, "caption");
  card->problem = new_label (NULL, "error");
  card->grid = new_figures (card);
  gtk_box_append (GTK_BOX (box), new_head (card, policy));
  gtk_box_append (GTK_BOX (box), card->words);
  gtk_box_append (GTK_BOX (box), card->problem);
  gtk_box_append (GTK_BOX (box), card->grid);
  gtk_box_append (GTK_BOX (box), new_buttons (policy));
  gtk_widget_add_css_class (box, "card");
  gtk_widget_add_css_class (box, "policy");
  gtk_flow_box_child_set_child (GTK_FLOW_BOX_CHILD (card->child), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (card->child), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  policy->name, -1);
  g_object_set_data (G_OBJECT (card->child), "card", card);

  return card;
}

/**
 * rbk_policy_card_of:
 * @child: the child of a card
 *
 * Returns: (transfer none): the card
 */
RbkPolicyCard *
rbk_policy_card_of (GtkFlowBoxChild *child)
{
  return g_object_get_data (G_OBJECT (child), "card");
}

static void
show_figure (RbkPolicyCard      *card,
             const char         *policy,
             RbkWalletRank       of,
             const RbkWalletRun *run,
             RbkWalletRank       rank,
             RbkMoneyFormat     *format)
{
  /* Translators: a figure, and the policy that it is of: “Breakage of Never expires” */
  g_autofree char *name =
      g_strdup_printf (_ ("%s of %s"), rbk_wallet_words_for_rank_figure (of), policy);
  g_autofree char *text = NULL;

  if (run == NULL)
    text = g_strdup ("…");
  else if (rbk_wallet_rank_is_money (of))
    text = rbk_wallet_words_for_money (rbk_wallet_rank_get_figure (of, run), format);
  else
    text = rbk_wallet_words_for_credits (rbk_wallet_rank_get_figure (of, run), format);
  gtk_label_set_text (GTK_LABEL (card->values[of]), text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (card->values[of]), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text, -1);
  for (guint i = 0; i < 2; i++)
    {
      GtkWidget *label = i == 0 ? card->captions[of] : card->values[of];

      if (of == rank)
        gtk_widget_add_css_class (label, "heading");
      else
        gtk_widget_remove_css_class (label, "heading");
    }
}

/**
 * rbk_policy_card_show:
 * @card: a card
 * @policy: its policy
 * @work: what it comes to, as far as that is known
 * @rank: what one cares about
 * @format: for the book's currency
 *
 * Shows what the policy says and comes to, or what is wrong with it.
 */
void
rbk_policy_card_show (RbkPolicyCard   *card,
                      const RbkPolicy *policy,
                      RbkWalletWork   *work,
                      RbkWalletRank    rank,
                      RbkMoneyFormat  *format)
{
  const RbkWalletRun *run = rbk_wallet_work_peek_run (work, policy->id);
  const GError       *error =
      policy->error != NULL ? policy->error : rbk_wallet_work_peek_error (work, policy->id);
  g_autofree char *words =
      policy->terms != NULL ? rbk_wallet_words_for_terms (policy->terms, format) : NULL;

  gtk_label_set_text (GTK_LABEL (card->words), words != NULL ? words : "");
  gtk_accessible_update_property (GTK_ACCESSIBLE (card->child), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  words != NULL ? words : "", -1);
  gtk_widget_set_visible (card->problem, error != NULL);
  gtk_widget_set_visible (card->grid, error == NULL);
  gtk_label_set_text (GTK_LABEL (card->problem), error != NULL ? error->message : "");
  for (guint i = 0; i < RBK_WALLET_N_RANKS; i++)
    show_figure (card, policy->name, (RbkWalletRank) i, run, rank, format);
}

/**
 * rbk_policy_card_set_place:
 * @card: a card
 * @place: among the others; from `RBK_POLICY_CARD_LAST` on it is not shown
 *
 * Says which place the policy has.
 */
void
rbk_policy_card_set_place (RbkPolicyCard *card, guint place)
{
  g_autofree char *text = g_strdup_printf ("%u", place + 1);

  card->place = place;
  gtk_label_set_text (GTK_LABEL (card->badge), text);
  gtk_widget_set_visible (card->badge, place < RBK_POLICY_CARD_LAST);
  if (place == 0)
    gtk_widget_add_css_class (card->badge, "best");
  else
    gtk_widget_remove_css_class (card->badge, "best");
}
