/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-policy-cards.h"

#include <glib/gi18n-lib.h>

#include "rbk-policy-card.h"

#define MAX_A_LINE 4

/**
 * RbkPolicyCards:
 *
 * Policies beside each other: what each says and what it comes to, the best first by what one
 * cares about. One is selected; its months are shown elsewhere.
 *
 * ## Shortcuts
 *
 * Arrows go from card to card, which selects it; Tab goes to its buttons.
 */
struct _RbkPolicyCards
{
  GtkWidget parent_instance;

  GtkWidget *flow;
  GPtrArray *cards; /* (owned) (element-type RbkPolicyCard) */
  gboolean   is_updating;
};

G_DEFINE_FINAL_TYPE (RbkPolicyCards, rbk_policy_cards, GTK_TYPE_WIDGET)

enum
{
  SELECTED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static int
compare_children (GtkFlowBoxChild *a, GtkFlowBoxChild *b, gpointer user_data)
{
  return (int) rbk_policy_card_of (a)->place - (int) rbk_policy_card_of (b)->place;
}

static void
selected_cb (RbkPolicyCards *self)
{
  if (!self->is_updating)
    g_signal_emit (self, signals[SELECTED], 0);
}

static void
rbk_policy_cards_dispose (GObject *object)
{
  RbkPolicyCards *self = RBK_POLICY_CARDS (object);

  self->is_updating = TRUE;
  g_clear_pointer (&self->flow, gtk_widget_unparent);

  G_OBJECT_CLASS (rbk_policy_cards_parent_class)->dispose (object);
}

static void
rbk_policy_cards_finalize (GObject *object)
{
  g_ptr_array_unref (RBK_POLICY_CARDS (object)->cards);

  G_OBJECT_CLASS (rbk_policy_cards_parent_class)->finalize (object);
}

static void
rbk_policy_cards_class_init (RbkPolicyCardsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rbk_policy_cards_dispose;
  G_OBJECT_CLASS (klass)->finalize = rbk_policy_cards_finalize;

  /**
   * RbkPolicyCards::selected:
   * @self: cards
   *
   * Another policy is to be looked at.
   */
  signals[SELECTED] = g_signal_new ("selected", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                    NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "policies");
}

static void
rbk_policy_cards_init (RbkPolicyCards *self)
{
  GtkFlowBox *flow;

  self->cards = g_ptr_array_new_with_free_func (g_free);
  self->flow = gtk_flow_box_new ();
  flow = GTK_FLOW_BOX (self->flow);
  gtk_flow_box_set_homogeneous (flow, TRUE);
  gtk_flow_box_set_column_spacing (flow, 12);
  gtk_flow_box_set_row_spacing (flow, 12);
  gtk_flow_box_set_selection_mode (flow, GTK_SELECTION_SINGLE);
  gtk_flow_box_set_sort_func (flow, compare_children, NULL, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->flow), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Policies"), -1);
  g_signal_connect_object (self->flow, "selected-children-changed", G_CALLBACK (selected_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_set_parent (self->flow, GTK_WIDGET (self));
}

/**
 * rbk_policy_cards_new:
 *
 * Returns: (transfer floating): room for policies
 */
GtkWidget *
rbk_policy_cards_new (void)
{
  return g_object_new (RBK_TYPE_POLICY_CARDS, NULL);
}

static RbkPolicyCard *
find_card (RbkPolicyCards *self, guint id)
{
  for (guint i = 0; i < self->cards->len; i++)
    {
      RbkPolicyCard *card = g_ptr_array_index (self->cards, i);

      if (card->id == id)
        return card;
    }

  return NULL;
}

/* In lines that are about alike. */
static void
arrange (RbkPolicyCards *self)
{
  guint n_lines = (self->cards->len + MAX_A_LINE - 1) / MAX_A_LINE;

  if (n_lines > 0)
    gtk_flow_box_set_max_children_per_line (GTK_FLOW_BOX (self->flow),
                                            (self->cards->len + n_lines - 1) / n_lines);
}

/* Cards that are there already stay, with their focus. */
static void
ensure_cards (RbkPolicyCards *self, RbkPolicyList *policies)
{
  for (guint i = self->cards->len; i > 0; i--)
    {
      RbkPolicyCard *card = g_ptr_array_index (self->cards, i - 1);

      if (rbk_policy_list_find (policies, card->id) != NULL)
        continue;
      gtk_flow_box_remove (GTK_FLOW_BOX (self->flow), card->child);
      g_ptr_array_remove_index (self->cards, i - 1);
    }
  for (guint i = 0; i < rbk_policy_list_get_size (policies); i++)
    {
      const RbkPolicy *policy = rbk_policy_list_get (policies, i);
      RbkPolicyCard   *card = find_card (self, policy->id);

      if (card != NULL)
        continue;
      card = rbk_policy_card_new (policy);
      card->place = RBK_POLICY_CARD_LAST;
      g_ptr_array_add (self->cards, card);
      gtk_flow_box_append (GTK_FLOW_BOX (self->flow), card->child);
    }
}

/* Those that have months yet, best first; then the others. */
static void
rank_cards (RbkPolicyCards *self, RbkPolicyList *policies, RbkWalletWork *work, RbkWalletRank rank)
{
  g_autoptr(GPtrArray) runs = g_ptr_array_new ();
  g_autoptr(GPtrArray) ranked = g_ptr_array_new ();
  g_autofree guint *order = g_new0 (guint, rbk_policy_list_get_size (policies) + 1);

  for (guint i = 0; i < rbk_policy_list_get_size (policies); i++)
    {
      const RbkPolicy    *policy = rbk_policy_list_get (policies, i);
      const RbkWalletRun *run = rbk_wallet_work_peek_run (work, policy->id);
      RbkPolicyCard      *card = find_card (self, policy->id);

      rbk_policy_card_set_place (card, RBK_POLICY_CARD_LAST + i);
      if (run == NULL)
        continue;
      g_ptr_array_add (runs, (gpointer) run);
      g_ptr_array_add (ranked, card);
    }
  rbk_wallet_rank_sort (rank, (const RbkWalletRun *const *) runs->pdata, runs->len, order);
  for (guint i = 0; i < runs->len; i++)
    rbk_policy_card_set_place (g_ptr_array_index (ranked, order[i]), i);
  gtk_flow_box_invalidate_sort (GTK_FLOW_BOX (self->flow));
}

/**
 * rbk_policy_cards_update:
 * @self: cards
 * @policies: what is looked at
 * @work: what it comes to, as far as that is known
 * @rank: what one cares about
 * @format: for the book's currency
 *
 * Shows them, the best first.
 */
void
rbk_policy_cards_update (RbkPolicyCards *self,
                         RbkPolicyList  *policies,
                         RbkWalletWork  *work,
                         RbkWalletRank   rank,
                         RbkMoneyFormat *format)
{
  guint selected;

  g_return_if_fail (RBK_IS_POLICY_CARDS (self));

  self->is_updating = TRUE;
  selected = rbk_policy_cards_get_selected (self);
  ensure_cards (self, policies);
  arrange (self);
  for (guint i = 0; i < rbk_policy_list_get_size (policies); i++)
    {
      const RbkPolicy *policy = rbk_policy_list_get (policies, i);

      rbk_policy_card_show (find_card (self, policy->id), policy, work, rank, format);
    }
  rank_cards (self, policies, work, rank);
  rbk_policy_cards_select (self, find_card (self, selected) != NULL ? selected : 0);
  self->is_updating = FALSE;
}

/**
 * rbk_policy_cards_select:
 * @self: cards
 * @id: the number of a policy
 *
 * Selects it, where it is there.
 */
void
rbk_policy_cards_select (RbkPolicyCards *self, guint id)
{
  RbkPolicyCard *card = find_card (self, id);

  if (card != NULL)
    gtk_flow_box_select_child (GTK_FLOW_BOX (self->flow), GTK_FLOW_BOX_CHILD (card->child));
}

/**
 * rbk_policy_cards_get_selected:
 * @self: cards
 *
 * Returns: the number of the policy that is selected; the book's where none is
 */
guint
rbk_policy_cards_get_selected (RbkPolicyCards *self)
{
  GList *selected = gtk_flow_box_get_selected_children (GTK_FLOW_BOX (self->flow));
  guint  id = selected != NULL ? rbk_policy_card_of (selected->data)->id : 0;

  g_list_free (selected);

  return id;
}
