/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-wallet-form-private.h"

#include <glib/gi18n-lib.h>

#include "rbk-cell.h"
#include "rbk-field-flow.h"
#include "rbk-wallet-place.h"

/**
 * RbkWalletForm:
 *
 * What is looked at on the Wallet page: a plan and one of its pools, whose use, and how it goes
 * on from month to month. New choices of the same name keep what was chosen.
 */
G_DEFINE_FINAL_TYPE (RbkWalletForm, rbk_wallet_form, GTK_TYPE_WIDGET)

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* How much months differ, one way or the other: as the standard deviation of a logarithm. */
static const struct
{
  const char *title;
  double      sigma;
} ups[] = {
  { N_ ("All alike"), 0.0 },
  { N_ ("A little: ±20 %"), 0.2 },
  { N_ ("A lot: ±50 %"), 0.5 },
};

/* rbk_wallet_form_changed: tells of a choice that somebody made */
void
rbk_wallet_form_changed (RbkWalletForm *self)
{
  if (!self->is_updating)
    g_signal_emit (self, signals[CHANGED], 0);
}

static const RbkSpec *
spec_of (RbkWalletForm *self)
{
  return self->analysis != NULL ? rbk_analysis_get_spec (self->analysis) : NULL;
}

static const RbkWalletUseChoice *
chosen_use (RbkWalletForm *self)
{
  guint chosen = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->use));

  return chosen < self->uses->len ? &g_array_index (self->uses, RbkWalletUseChoice, chosen) : NULL;
}

static void
show_number (RbkWalletForm *self)
{
  const RbkWalletUseChoice *use = chosen_use (self);

  rbk_field_flow_show (self->number, use != NULL && use->use == RBK_WALLET_USE_NUMBER);
}

/* What is chosen by the program is no change. */
static void
choose (RbkWalletForm *self, GtkWidget *choice, guint position)
{
  gboolean was_updating = self->is_updating;

  self->is_updating = TRUE;
  gtk_drop_down_set_selected (GTK_DROP_DOWN (choice), position);
  self->is_updating = was_updating;
}

static void
set_texts (RbkWalletForm *self, GtkWidget *choice, const GPtrArray *texts)
{
  gboolean was_updating = self->is_updating;

  self->is_updating = TRUE;
  rbk_field_flow_set_texts (choice, texts);
  self->is_updating = was_updating;
}

static void
update_plans (RbkWalletForm *self, const RbkSpec *spec)
{
  g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  guint plan = 0;

  g_return_if_fail (spec != NULL);

  plan = rbk_wallet_place_choose_plan (spec, self->plan_key);
  for (guint i = 0; i < spec->n_plans; i++)
    /* Translators: %s is a plan, in a list of plans */
    g_ptr_array_add (names, rbk_wallet_place_has_wallet (spec, i)
                                ? g_strdup (spec->plans[i].name)
                                : g_strdup_printf (_ ("%s (no wallet)"), spec->plans[i].name));
  set_texts (self, self->plan, names);
  choose (self, self->plan, plan);
  g_free (self->plan_key);
  self->plan_key = plan < spec->n_plans ? g_strdup (spec->plans[plan].key) : NULL;
}

/* What somebody chose stays; else customers take the place of a level once they are there. */
static void
update_uses (RbkWalletForm *self, const RbkSpec *spec)
{
  g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  const RbkWalletUseChoice *chosen = chosen_use (self);
  RbkWalletUseChoice        before = chosen != NULL ? *chosen : (RbkWalletUseChoice){ 0 };
  gboolean                  has_before = chosen != NULL && self->has_use;

  g_array_unref (self->uses);
  self->uses =
      rbk_wallet_uses_list (self->analysis, gtk_drop_down_get_selected (GTK_DROP_DOWN (self->plan)),
                            names);
  set_texts (self, self->use, names);
  choose (self, self->use, rbk_wallet_uses_find (self->uses, spec, has_before ? &before : NULL));
  show_number (self);
}

static void
plan_chosen_cb (RbkWalletForm *self)
{
  const RbkSpec *spec = spec_of (self);
  guint          plan = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->plan));

  if (self->is_updating || spec == NULL || plan >= spec->n_plans)
    return;
  g_free (self->plan_key);
  self->plan_key = g_strdup (spec->plans[plan].key);
  choose (self, self->pool, 0);
  update_uses (self, spec);
  rbk_wallet_form_changed (self);
}

static void
chosen_cb (RbkWalletForm *self)
{
  if (self->is_updating)
    return;
  show_number (self);
  rbk_wallet_form_changed (self);
}

static void
use_chosen_cb (RbkWalletForm *self)
{
  if (self->is_updating)
    return;
  self->has_use = TRUE;
  chosen_cb (self);
}

static void
rbk_wallet_form_dispose (GObject *object)
{
  RbkWalletForm *self = RBK_WALLET_FORM (object);

  if (self->flow != NULL)
    {
      rbk_cell_set_commit (RBK_CELL (self->number), NULL, NULL);
      rbk_cell_set_commit (RBK_CELL (self->growth), NULL, NULL);
    }
  g_clear_pointer (&self->flow, gtk_widget_unparent);
  g_clear_pointer (&self->analysis, rbk_analysis_unref);

  G_OBJECT_CLASS (rbk_wallet_form_parent_class)->dispose (object);
}

static void
rbk_wallet_form_finalize (GObject *object)
{
  RbkWalletForm *self = RBK_WALLET_FORM (object);

  g_array_unref (self->uses);
  g_free (self->plan_key);

  G_OBJECT_CLASS (rbk_wallet_form_parent_class)->finalize (object);
}

static void
rbk_wallet_form_class_init (RbkWalletFormClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rbk_wallet_form_dispose;
  G_OBJECT_CLASS (klass)->finalize = rbk_wallet_form_finalize;

  /**
   * RbkWalletForm::changed:
   * @self: a form
   *
   * Something else was chosen.
   */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "walletform");
}

static GtkWidget *
add_choice (RbkWalletForm *self, const char *title, const char *help, GCallback callback)
{
  GtkWidget *choice = rbk_field_flow_add_choice (self->flow, title, help);

  g_signal_connect_object (choice, "notify::selected", callback, self, G_CONNECT_SWAPPED);

  return choice;
}

static void
fill (RbkWalletForm *self)
{
  g_autoptr(GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);

  self->plan = add_choice (self, _ ("Plan"), NULL, G_CALLBACK (plan_chosen_cb));
  self->pool = add_choice (self, _ ("Pool"), _ ("Which of the plan’s pools of credits"),
                           G_CALLBACK (chosen_cb));
  self->use =
      add_choice (self, _ ("Use of"), _ ("Whose months are looked at"), G_CALLBACK (use_chosen_cb));
  rbk_wallet_form_add_numbers (self);
  self->ups = add_choice (self, _ ("Months differ"),
                          _ ("Ups and downs from month to month. They are made up, and the same "
                             "for every policy."),
                          G_CALLBACK (chosen_cb));
  rbk_wallet_form_add_lengths (self);
  for (gsize i = 0; i < G_N_ELEMENTS (ups); i++)
    g_ptr_array_add (texts, g_strdup (_ (ups[i].title)));
  set_texts (self, self->ups, texts);
}

static void
rbk_wallet_form_init (RbkWalletForm *self)
{
  self->uses = g_array_new (FALSE, FALSE, sizeof (RbkWalletUseChoice));
  self->flow = rbk_field_flow_new ();
  gtk_widget_set_parent (self->flow, GTK_WIDGET (self));
  fill (self);
}

/**
 * rbk_wallet_form_new:
 *
 * Returns: (transfer floating): a form without choices yet
 */
GtkWidget *
rbk_wallet_form_new (void)
{
  return g_object_new (RBK_TYPE_WALLET_FORM, NULL);
}

/**
 * rbk_wallet_form_update:
 * @self: a form
 * @analysis: a state of the book that could be frozen
 * @format: for its currency; it must outlive the form, or another one take its place
 *
 * Offers what the book has now. What was chosen stays, where it is still there.
 */
void
rbk_wallet_form_update (RbkWalletForm *self, RbkAnalysis *analysis, RbkMoneyFormat *format)
{
  const RbkSpec *spec;

  g_return_if_fail (RBK_IS_WALLET_FORM (self));

  g_clear_pointer (&self->analysis, rbk_analysis_unref);
  self->analysis = rbk_analysis_ref (analysis);
  self->format = format;
  spec = spec_of (self);
  update_plans (self, spec);
  update_uses (self, spec);
  rbk_wallet_form_show_numbers (self);
}

/**
 * rbk_wallet_form_get_plan:
 * @self: a form
 *
 * Returns: the place of the plan that is chosen, or -1
 */
int
rbk_wallet_form_get_plan (RbkWalletForm *self)
{
  guint plan = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->plan));

  return plan != GTK_INVALID_LIST_POSITION ? (int) plan : -1;
}

/**
 * rbk_wallet_form_set_pools:
 * @self: a form
 * @pools: (element-type RbkWalletTerms): of the plan that is chosen
 *
 * Offers them, where there is a choice.
 */
void
rbk_wallet_form_set_pools (RbkWalletForm *self, const GPtrArray *pools)
{
  g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  guint chosen = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->pool));

  for (guint i = 0; i < pools->len; i++)
    g_ptr_array_add (names,
                     g_strdup (((const RbkWalletTerms *) g_ptr_array_index (pools, i))->pool));
  set_texts (self, self->pool, names);
  if (pools->len > 0)
    choose (self, self->pool, chosen < pools->len ? chosen : 0);
  rbk_field_flow_show (self->pool, pools->len > 1);
}

/**
 * rbk_wallet_form_get_pool:
 * @self: a form
 *
 * Returns: the place of the pool that is chosen
 */
guint
rbk_wallet_form_get_pool (RbkWalletForm *self)
{
  guint pool = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->pool));

  return pool != GTK_INVALID_LIST_POSITION ? pool : 0;
}

/**
 * rbk_wallet_form_get_question:
 * @self: a form
 * @terms: of the pool that is chosen
 * @question: (out): what is asked
 *
 * Returns: whether the form has an answer to all of it
 */
gboolean
rbk_wallet_form_get_question (RbkWalletForm        *self,
                              const RbkWalletTerms *terms,
                              RbkWalletQuestion    *question)
{
  const RbkWalletUseChoice *use = chosen_use (self);

  if (use == NULL || spec_of (self) == NULL)
    return FALSE;

  rbk_wallet_form_suggest_number (self, terms);
  *question =
      (RbkWalletQuestion){ .plan = (guint) rbk_wallet_form_get_plan (self),
                           .use = use->use,
                           .first = self->first,
                           .growth = self->growth_share,
                           .sigma =
                               ups[gtk_drop_down_get_selected (GTK_DROP_DOWN (self->ups))].sigma };
  if (use->use == RBK_WALLET_USE_LEVEL)
    question->first = rbk_wallet_uses_get_credits (spec_of (self), terms, use->level);
  question->n_months = rbk_wallet_form_get_length (self);

  return rbk_decimal_is_valid (question->first);
}
