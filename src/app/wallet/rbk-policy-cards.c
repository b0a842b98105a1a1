/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-policy-cards.h"

#include <glib/gi18n-lib.h>

#include "rbk-plan-color.h"
#include "rbk-wallet-words.h"

#define MAX_A_LINE 4
#define WORDS_CHARS 20

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
  GPtrArray *cards; /* (owned) (element-type Card) */
  gboolean   is_updating;
};

G_DEFINE_FINAL_TYPE (RbkPolicyCards, rbk_policy_cards, GTK_TYPE_WIDGET)

typedef struct
{
  guint      id;
  guint      place; /* among the others, from 0 on */
  GtkWidget *child;
  GtkWidget *name, *words, *badge, *problem, *grid;
  GtkWidget *captions[RBK_WALLET_N_RANKS], *values[RBK_WALLET_N_RANKS];
} Card;

enum
{
  SELECTED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static Card *
card_of (GtkFlowBoxChild *child)
{
  return g_object_get_data (G_OBJECT (child), "card");
}

static int
compare_children (GtkFlowBoxChild *a, GtkFlowBoxChild *b, gpointer user_data)
{
  return (int) card_of (a)->place - (int) card_of (b)->place;
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

static GtkWidget *
new_label (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0.0f);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_width_chars (GTK_LABEL (label), WORDS_CHARS);
  gtk_label_set_max_width_chars (GTK_LABEL (label), WORDS_CHARS);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);

  return label;
}

static GtkWidget *
new_head (Card *card, const RbkPolicy *policy)
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
new_figures (Card *card)
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

static Card *
new_card (const RbkPolicy *policy)
{
  Card      *card = g_new0 (Card, 1);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

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

static Card *
find_card (RbkPolicyCards *self, guint id)
{
  for (guint i = 0; i < self->cards->len; i++)
    {
      Card *card = g_ptr_array_index (self->cards, i);

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
      Card *card = g_ptr_array_index (self->cards, i - 1);

      if (rbk_policy_list_find (policies, card->id) != NULL)
        continue;
      gtk_flow_box_remove (GTK_FLOW_BOX (self->flow), card->child);
      g_ptr_array_remove_index (self->cards, i - 1);
    }
  for (guint i = 0; i < rbk_policy_list_get_size (policies); i++)
    {
      const RbkPolicy *policy = rbk_policy_list_get (policies, i);
      Card            *card = find_card (self, policy->id);

      if (card != NULL)
        continue;
      card = new_card (policy);
      card->place = G_MAXINT / 2;
      g_ptr_array_add (self->cards, card);
      gtk_flow_box_append (GTK_FLOW_BOX (self->flow), card->child);
    }
}

static void
show_figure (Card               *card,
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

static void
show_card (Card            *card,
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

static void
show_place (Card *card, guint place)
{
  g_autofree char *text = g_strdup_printf ("%u", place + 1);

  card->place = place;
  gtk_label_set_text (GTK_LABEL (card->badge), text);
  gtk_widget_set_visible (card->badge, place < G_MAXINT / 2);
  if (place == 0)
    gtk_widget_add_css_class (card->badge, "best");
  else
    gtk_widget_remove_css_class (card->badge, "best");
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
      Card               *card = find_card (self, policy->id);

      show_place (card, G_MAXINT / 2 + i);
      if (run == NULL)
        continue;
      g_ptr_array_add (runs, (gpointer) run);
      g_ptr_array_add (ranked, card);
    }
  rbk_wallet_rank_sort (rank, (const RbkWalletRun *const *) runs->pdata, runs->len, order);
  for (guint i = 0; i < runs->len; i++)
    show_place (g_ptr_array_index (ranked, order[i]), i);
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

      show_card (find_card (self, policy->id), policy, work, rank, format);
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
  Card *card = find_card (self, id);

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
  guint  id = selected != NULL ? card_of (selected->data)->id : 0;

  g_list_free (selected);

  return id;
}
