/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-wallet-form.h"

#include <glib/gi18n-lib.h>

#include "rbk-cell.h"
#include "rbk-field-flow.h"
#include "rbk-share-text.h"
#include "rbk-wallet-place.h"
#include "rbk-wallet-uses.h"

#define N_LENGTHS 3
#define MOST_CREDITS 1000000000
#define FIRST_LENGTH 1
/* How much of the grant is used where nothing says how much it is: in hundredths. */
#define USED_PERCENT 60

/**
 * RbkWalletForm:
 *
 * What is looked at on the Wallet page: a plan and one of its pools, whose use, and how it goes
 * on from month to month. New choices of the same name keep what was chosen.
 */
struct _RbkWalletForm
{
  GtkWidget parent_instance;

  GtkWidget      *flow;
  GtkWidget      *plan, *pool, *use, *ups;
  GtkWidget      *number, *growth;
  GtkWidget      *lengths[N_LENGTHS];
  RbkAnalysis    *analysis;  /* (owned) (nullable) */
  RbkMoneyFormat *format;    /* (not owned) (nullable) the page's */
  GArray         *uses;      /* (owned) (element-type RbkWalletUseChoice) what can be chosen */
  char           *plan_key;  /* (owned) (nullable) which is chosen */
  gboolean        has_use;   /* somebody chose it */
  gboolean        has_first; /* somebody typed it */
  RbkDecimal      first;     /* credits of the first month */
  RbkDecimal      growth_share;
  gboolean        is_updating;
};

G_DEFINE_FINAL_TYPE (RbkWalletForm, rbk_wallet_form, GTK_TYPE_WIDGET)

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static const guint lengths[N_LENGTHS] = { 12, 24, 36 };

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

static void
changed (RbkWalletForm *self)
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
  guint plan = rbk_wallet_place_choose_plan (spec, self->plan_key);

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
show_numbers (RbkWalletForm *self)
{
  g_autofree char *first =
      self->has_first ? rbk_money_format_quantity (self->format, self->first) : g_strdup ("");
  g_autofree char *number =
      rbk_money_format_quantity (self->format,
                                 rbk_decimal_mul (self->growth_share, RBK_DECIMAL_UNITS (100)));
  g_autofree char *growth = g_strdup_printf ("%s %%", number);

  rbk_cell_set_text (RBK_CELL (self->number), first, first);
  rbk_cell_set_text (RBK_CELL (self->growth), growth, growth);
}

static gboolean
take_number_cb (RbkCell *cell, const char *text, gpointer user_data, GError **error)
{
  RbkWalletForm *self = user_data;
  RbkDecimal     number;

  if (!rbk_money_parse_quantity (self->format, text, &number, error))
    return FALSE;
  if (rbk_decimal_sign (number) < 0 ||
      rbk_decimal_compare (number, RBK_DECIMAL_UNITS (MOST_CREDITS)) > 0)
    {
      g_set_error (error, RBK_ERROR, RBK_ERROR_RANGE,
                   _ ("Credits of a month are between 0 and a billion"));
      return FALSE;
    }
  self->has_first = TRUE;
  self->first = number;
  show_numbers (self);
  changed (self);

  return TRUE;
}

static gboolean
take_growth_cb (RbkCell *cell, const char *text, gpointer user_data, GError **error)
{
  RbkWalletForm *self = user_data;
  RbkDecimal share, most = rbk_decimal_div (RBK_DECIMAL_ONE, RBK_DECIMAL_UNITS (2), RBK_ROUND_DOWN);

  if (!rbk_share_parse_text (self->format, text, &share, error))
    return FALSE;
  if (rbk_decimal_compare (share, most) > 0 ||
      rbk_decimal_compare (share, rbk_decimal_negate (most)) < 0)
    {
      g_set_error (error, RBK_ERROR, RBK_ERROR_RANGE,
                   _ ("Use grows by up to 50 %% a month, or shrinks by as much"));
      return FALSE;
    }
  self->growth_share = share;
  show_numbers (self);
  changed (self);

  return TRUE;
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
  changed (self);
}

static void
chosen_cb (RbkWalletForm *self)
{
  if (self->is_updating)
    return;
  show_number (self);
  changed (self);
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
length_cb (RbkWalletForm *self, GtkToggleButton *button)
{
  if (gtk_toggle_button_get_active (button))
    changed (self);
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

static GtkWidget *
add_number (RbkWalletForm *self, const char *title, const char *help, RbkCellCommit commit)
{
  GtkWidget *cell = rbk_cell_new (TRUE);

  rbk_cell_set_title (RBK_CELL (cell), title);
  rbk_cell_set_commit (RBK_CELL (cell), commit, self);
  gtk_widget_add_css_class (cell, "typed");
  gtk_widget_set_size_request (cell, 92, -1);
  rbk_field_flow_add (self->flow, title, help, cell);

  return cell;
}

static void
add_lengths (RbkWalletForm *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_add_css_class (box, "linked");
  gtk_accessible_update_property (GTK_ACCESSIBLE (box), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Months"),
                                  -1);
  for (guint i = 0; i < N_LENGTHS; i++)
    {
      g_autofree char *text = g_strdup_printf ("%u", lengths[i]);
      g_autofree char *name =
          g_strdup_printf (ngettext ("%u month", "%u months", lengths[i]), lengths[i]);

      self->lengths[i] = gtk_toggle_button_new_with_label (text);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->lengths[i]),
                                      GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
      gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (self->lengths[i]),
                                   i > 0 ? GTK_TOGGLE_BUTTON (self->lengths[0]) : NULL);
      gtk_box_append (GTK_BOX (box), self->lengths[i]);
    }
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->lengths[FIRST_LENGTH]), TRUE);
  for (guint i = 0; i < N_LENGTHS; i++)
    g_signal_connect_object (self->lengths[i], "toggled", G_CALLBACK (length_cb), self,
                             G_CONNECT_SWAPPED);
  rbk_field_flow_add (self->flow, _ ("Months"), NULL, box);
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
  self->number =
      add_number (self, _ ("Credits used"), _ ("Credits used in the first month"), take_number_cb);
  self->growth =
      add_number (self, _ ("Growth a month"),
                  _ ("By how much use grows from each month to the next"), take_growth_cb);
  self->ups = add_choice (self, _ ("Months differ"),
                          _ ("Ups and downs from month to month. They are made up, and the same "
                             "for every policy."),
                          G_CALLBACK (chosen_cb));
  add_lengths (self);
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
  show_numbers (self);
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

/* As long as nobody typed a number, it is what a usual customer uses of the grant. */
static void
suggest_number (RbkWalletForm *self, const RbkWalletTerms *terms)
{
  RbkDecimal grant = rbk_wallet_terms_get_monthly_grant (terms);

  if (self->has_first || !rbk_decimal_is_valid (grant))
    return;
  self->first = rbk_decimal_round (rbk_decimal_mul_div (grant, RBK_DECIMAL_UNITS (USED_PERCENT),
                                                        RBK_DECIMAL_UNITS (100), RBK_ROUND_DOWN),
                                   0, RBK_ROUND_HALF_AWAY);
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

  suggest_number (self, terms);
  *question =
      (RbkWalletQuestion){ .plan = (guint) rbk_wallet_form_get_plan (self),
                           .use = use->use,
                           .first = self->first,
                           .growth = self->growth_share,
                           .sigma =
                               ups[gtk_drop_down_get_selected (GTK_DROP_DOWN (self->ups))].sigma };
  if (use->use == RBK_WALLET_USE_LEVEL)
    question->first = rbk_wallet_uses_get_credits (spec_of (self), terms, use->level);
  for (guint i = 0; i < N_LENGTHS; i++)
    if (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->lengths[i])))
      question->n_months = lengths[i];

  return rbk_decimal_is_valid (question->first);
}
