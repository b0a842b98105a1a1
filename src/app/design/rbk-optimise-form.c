/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-optimise-form.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "rbk-currency.h"
#include "rbk-money-format.h"
#include "rbk-optimise-words.h"
#include "rbk-plan-choice.h"
#include "rbk-share-text.h"

#define N_DEMANDS (RBK_DEMAND_CHURN + 1)
#define N_TERMS (RBK_SOLVE_OVERAGE + 1)

/**
 * RbkOptimiseForm:
 *
 * What a search for the best prices rests on: first how customers answer to a higher bill, for
 * without that there is no best price; then what may change, and within which limits.
 */
struct _RbkOptimiseForm
{
  GtkWidget parent_instance;

  RbkBook        *book;   /* (owned) */
  RbkMoneyFormat *format; /* (owned) */
  GtkWidget      *demands[N_DEMANDS], *values[N_DEMANDS];
  GtkWidget      *example; /* the row that says what an elasticity means */
  GtkWidget      *terms[N_TERMS];
  RbkPlanChoice  *plans;
  GtkWidget      *min_margin, *max_increase, *max_increase_row;
  AdwComboRow    *ending;
};

G_DEFINE_FINAL_TYPE (RbkOptimiseForm, rbk_optimise_form, GTK_TYPE_WIDGET)

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static const char *const demand_titles[N_DEMANDS] = {
  N_ ("They stay if it rises by no more than"),
  N_ ("Some leave, by an elasticity of"),
  N_ ("For each tenth more, this share leaves"),
};

static const char *const demand_notes[N_DEMANDS] = {
  N_ ("Careful: nobody's bill is raised by more"),
  NULL,
  N_ ("Churn: at twice the bill, ten times as many leave"),
};

static const char *const demand_names[N_DEMANDS] = { N_ ("Largest rise of a bill"),
                                                     N_ ("Elasticity"), N_ ("Share that leaves") };

/* What stands there at first. */
static const RbkDecimal demand_values[N_DEMANDS] = {
  { RBK_DECIMAL_ONE_RAW / 5 },
  { RBK_DECIMAL_ONE_RAW / 2 * 3 },
  { RBK_DECIMAL_ONE_RAW / 20 },
};

static const char *const demand_problems[N_DEMANDS] = {
  N_ ("Say by how much bills may rise: a share, like 20 %."),
  N_ ("Write an elasticity above 0 and up to 100, like 1.5."),
  N_ ("Say which share leaves for each tenth more: above 0 and up to 100 %, like 5 %."),
};

static const char *const term_titles[N_TERMS] = { N_ ("Prices"), N_ ("Caps"),
                                                  N_ ("Included amounts"), N_ ("Overage prices") };

/* What each choice of endings is to the search. */
static const char *const endings[] = { NULL, "9", "99", "0", ".99" };

static RbkDemandKind
get_kind (RbkOptimiseForm *self)
{
  for (guint i = 0; i < N_DEMANDS; i++)
    if (gtk_check_button_get_active (GTK_CHECK_BUTTON (self->demands[i])))
      return (RbkDemandKind) i;

  return RBK_DEMAND_BOUND;
}

static gboolean
read_share (RbkOptimiseForm *self, GtkWidget *entry, RbkDecimal *share)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (entry));

  return rbk_share_parse_text (self->format, text, share, NULL) && rbk_decimal_sign (*share) >= 0;
}

/* Only what can be reckoned with. */
static gboolean
read_demand (RbkOptimiseForm *self, RbkDemandKind kind, RbkDemand *demand)
{
  const char      *text = gtk_editable_get_text (GTK_EDITABLE (self->values[kind]));
  RbkDemand        typed = { .kind = kind };
  g_autofree char *plain = NULL;

  if (kind == RBK_DEMAND_ELASTICITY
          ? !rbk_money_parse_quantity (self->format, text, &typed.value, NULL)
          : !read_share (self, self->values[kind], &typed.value))
    return FALSE;
  plain = rbk_demand_to_string (&typed);

  return rbk_demand_parse (plain, demand, NULL);
}

/* Without a number that makes sense there is no example. */
static void
show_example (RbkOptimiseForm *self)
{
  g_autofree char *example = NULL;
  RbkDemand        elastic;

  if (read_demand (self, RBK_DEMAND_ELASTICITY, &elastic))
    example = rbk_optimise_words_rise (&elastic, self->format);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->example), example != NULL ? example : "");
}

static void
changed_cb (RbkOptimiseForm *self)
{
  RbkDemandKind kind = get_kind (self);

  for (guint i = 0; i < N_DEMANDS; i++)
    gtk_widget_set_sensitive (self->values[i], i == kind);
  /* The assumption says it already. */
  gtk_widget_set_visible (self->max_increase_row, kind != RBK_DEMAND_BOUND);
  show_example (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
rbk_optimise_form_dispose (GObject *object)
{
  RbkOptimiseForm *self = RBK_OPTIMISE_FORM (object);
  GtkWidget       *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->book);
  g_clear_pointer (&self->format, rbk_money_format_free);

  G_OBJECT_CLASS (rbk_optimise_form_parent_class)->dispose (object);
}

static void
rbk_optimise_form_class_init (RbkOptimiseFormClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rbk_optimise_form_dispose;

  /**
   * RbkOptimiseForm::changed:
   * @self: the form
   *
   * Something else is asked now.
   */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
}

static void
rbk_optimise_form_init (RbkOptimiseForm *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 18);
}

static GtkWidget *
new_row (const char *title, const char *note)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), note);

  return row;
}

static GtkWidget *
new_entry (RbkOptimiseForm *self, GtkWidget *row, const char *name, const char *text)
{
  GtkWidget *entry = gtk_entry_new ();

  gtk_editable_set_width_chars (GTK_EDITABLE (entry), 6);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (entry), 6);
  gtk_editable_set_alignment (GTK_EDITABLE (entry), 1.0f);
  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  gtk_widget_set_valign (entry, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_object (entry, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), entry);

  return entry;
}

static GtkWidget *
new_check (RbkOptimiseForm *self, GtkWidget *row, const char *name, gboolean is_on)
{
  GtkWidget *check = gtk_check_button_new ();

  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), is_on);
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_object (check, "toggled", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);

  return check;
}

static GtkWidget *
new_group (RbkOptimiseForm *self, const char *title, const char *description)
{
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), description);
  gtk_widget_set_parent (group, GTK_WIDGET (self));

  return group;
}

static char *
dup_percent (RbkOptimiseForm *self, RbkDecimal share)
{
  return rbk_money_format_percent (self->format, rbk_decimal_to_double (share), 0);
}

static void
add_demands (RbkOptimiseForm *self)
{
  GtkWidget *group =
      new_group (self, _ ("How do customers answer to a higher bill?"),
                 _ ("The best price depends on it. If nobody ever left, it would always stand just "
                    "under the next plan's."));
  g_autofree char *bound = dup_percent (self, demand_values[RBK_DEMAND_BOUND]);
  g_autofree char *elasticity =
      rbk_money_format_quantity (self->format, demand_values[RBK_DEMAND_ELASTICITY]);
  g_autofree char *churn = dup_percent (self, demand_values[RBK_DEMAND_CHURN]);
  const char      *values[N_DEMANDS] = { bound, elasticity, churn };

  for (guint i = 0; i < N_DEMANDS; i++)
    {
      GtkWidget *row =
          new_row (_ (demand_titles[i]), demand_notes[i] != NULL ? _ (demand_notes[i]) : NULL);

      if (i == RBK_DEMAND_ELASTICITY)
        self->example = row;
      self->demands[i] = new_check (self, row, _ (demand_titles[i]), i == 0);
      if (i > 0)
        gtk_check_button_set_group (GTK_CHECK_BUTTON (self->demands[i]),
                                    GTK_CHECK_BUTTON (self->demands[0]));
      self->values[i] = new_entry (self, row, _ (demand_names[i]), values[i]);
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
    }
}

static void
add_terms (RbkOptimiseForm *self)
{
  GtkWidget *group = new_group (self, _ ("What may change?"), NULL);

  for (guint i = 0; i < N_TERMS; i++)
    {
      GtkWidget *row = new_row (_ (term_titles[i]), NULL);

      self->terms[i] = new_check (self, row, _ (term_titles[i]), i == RBK_SOLVE_PRICE);
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
    }
  self->plans = RBK_PLAN_CHOICE (rbk_plan_choice_new (self->book));
  g_signal_connect_object (self->plans, "changed", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), GTK_WIDGET (self->plans));
}

static void
add_limits (RbkOptimiseForm *self)
{
  GtkWidget *group = new_group (self, _ ("Within which limits?"), NULL);
  GtkWidget *margin = new_row (_ ("Each plan leaves at least"), _ ("Of what its customers pay"));
  GtkWidget *ending = adw_combo_row_new ();
  const RbkCurrency *currency = rbk_currency_find (rbk_book_get_currency (self->book));
  gboolean           has_cents = currency == NULL || currency->minor_digits >= 2;
  g_autoptr(GtkStringList) names = gtk_string_list_new (
      (const char *[]){ _ ("Anything"), "…9", "…99", "…0", has_cents ? _ ("….99") : NULL, NULL });

  self->min_margin = new_entry (self, margin, _ ("Least margin of a plan"), "");
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->min_margin), _ ("none"));
  self->max_increase_row = new_row (_ ("No bill rises by more than"), NULL);
  self->max_increase = new_entry (self, self->max_increase_row, _ ("Limit of a rise"), "");
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->max_increase), _ ("none"));
  self->ending = ADW_COMBO_ROW (ending);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (ending), _ ("Prices end in"));
  adw_combo_row_set_model (self->ending, G_LIST_MODEL (names));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), margin);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), self->max_increase_row);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), ending);
}

/**
 * rbk_optimise_form_new:
 * @book: an open book
 *
 * Returns: (transfer floating): a form that asks for the best prices of all its plans
 */
GtkWidget *
rbk_optimise_form_new (RbkBook *book)
{
  RbkOptimiseForm *self = g_object_new (RBK_TYPE_OPTIMISE_FORM, NULL);

  self->book = g_object_ref (book);
  self->format = rbk_money_format_new (NULL, rbk_book_get_currency (book));
  add_demands (self);
  add_terms (self);
  add_limits (self);
  changed_cb (self);

  return GTK_WIDGET (self);
}

/**
 * rbk_optimise_form_update:
 * @self: a form
 *
 * Asks about the plans as they are in the book now. What was typed and ticked stays.
 */
void
rbk_optimise_form_update (RbkOptimiseForm *self)
{
  g_return_if_fail (RBK_IS_OPTIMISE_FORM (self));

  rbk_plan_choice_update (self->plans);
}

static gboolean
refuse (GError **error, const char *text)
{
  g_set_error_literal (error, RBK_ERROR, RBK_ERROR_INVALID, text);

  return FALSE;
}

/* An entry that may be left empty. */
static gboolean
read_limit (RbkOptimiseForm *self, GtkWidget *entry, gboolean *has_value, RbkDecimal *value)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (entry));

  *has_value = text[strspn (text, " ")] != '\0';

  return !*has_value || read_share (self, entry, value);
}

static gboolean
read_limits (RbkOptimiseForm *self, RbkOptimiseTask *task, GError **error)
{
  guint ending = adw_combo_row_get_selected (self->ending);

  task->ending = ending < G_N_ELEMENTS (endings) ? endings[ending] : NULL;
  if (!read_limit (self, self->min_margin, &task->has_min_margin, &task->min_margin) ||
      (task->has_min_margin && rbk_decimal_compare (task->min_margin, RBK_DECIMAL_ONE) >= 0))
    return refuse (error, _ ("The margin of a plan is a share below 100 %, like 60 %; or leave it "
                             "empty."));
  if (task->demand.kind != RBK_DEMAND_BOUND &&
      !read_limit (self, self->max_increase, &task->has_max_increase, &task->max_increase))
    return refuse (error, _ ("The limit of a rise is a share, like 30 %; or leave it empty."));

  return TRUE;
}

/**
 * rbk_optimise_form_read:
 * @self: a form
 * @task: (out caller-allocates): what it asks for; it borrows @plans
 * @plans: (out) (transfer full): which plans may change
 * @error: return location for a #GError of domain RBK_ERROR, in words for the user
 *
 * Returns: whether all that it holds can be understood
 */
gboolean
rbk_optimise_form_read (RbkOptimiseForm *self,
                        RbkOptimiseTask *task,
                        gboolean       **plans,
                        GError         **error)
{
  g_autofree gboolean *chosen = NULL;
  gboolean             may[N_TERMS], may_any = FALSE;

  *task = (RbkOptimiseTask){ 0 };
  for (guint i = 0; i < N_TERMS; i++)
    {
      may[i] = gtk_check_button_get_active (GTK_CHECK_BUTTON (self->terms[i]));
      may_any = may_any || may[i];
    }
  task->prices = may[RBK_SOLVE_PRICE];
  task->caps = may[RBK_SOLVE_CAP];
  task->included = may[RBK_SOLVE_INCLUDED];
  task->overages = may[RBK_SOLVE_OVERAGE];
  task->demand.kind = get_kind (self);
  if (!read_demand (self, task->demand.kind, &task->demand))
    return refuse (error, _ (demand_problems[task->demand.kind]));
  if (!may_any)
    return refuse (error, _ ("Choose something that may change: prices, for a start."));
  chosen = rbk_plan_choice_dup_chosen (self->plans);
  if (chosen == NULL)
    return refuse (error, _ ("Choose a plan that may change."));
  if (!read_limits (self, task, error))
    return FALSE;
  *plans = g_steal_pointer (&chosen);
  task->plans = *plans;

  return TRUE;
}
