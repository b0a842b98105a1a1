/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-inspector.h"

#include <glib/gi18n-lib.h>

#include "rbk-inspector-facts.h"
#include "rbk-inspector-group.h"
#include "rbk-phase.h"
#include "rbk-plan.h"
#include "rbk-rate-card.h"
#include "rbk-word.h"

/**
 * RbkInspector:
 *
 * All there is to say of the selected plan: its phases, what each bills and allows, what is
 * certain of its margin, and the plan itself.
 *
 * It is built anew only when what it is made of changes; a change of a value is shown in the
 * row that is there, so that the focus stays where it is.
 */
struct _RbkInspector
{
  GtkWidget parent_instance;

  RbkDocument    *document; /* (owned) */
  RbkMoneyFormat *format;   /* (owned) (nullable) */
  GtkWidget      *scroller;
  GtkWidget      *box;
  GtkWidget      *facts;    /* the certificate; always built anew */
  GPtrArray      *rows;     /* (owned) (element-type RbkFieldRow) */
  RbkPlan        *plan;     /* (owned) (nullable) */
  char           *shape;    /* (owned) (nullable) what the rows were built for */
  guint           phase;    /* the one shown */
  gboolean        is_whole; /* whether something around it scrolls */
};

G_DEFINE_FINAL_TYPE (RbkInspector, rbk_inspector, GTK_TYPE_WIDGET)

typedef enum
{
  PROP_IS_WHOLE = 1,
} RbkInspectorProperty;

static GParamSpec *properties[PROP_IS_WHOLE + 1];

static void rebuild (RbkInspector *self);

/* What the rows depend on beside values: which records there are, and of which kinds. */
static char *
describe_shape (RbkInspector *self)
{
  GString    *text = g_string_new (rbk_book_get_currency (rbk_document_get_book (self->document)));
  GListModel *phases = rbk_plan_get_phases (self->plan);
  guint       n_phases = g_list_model_get_n_items (phases);

  g_string_append_printf (text, " %p %s %u", (gpointer) self->plan,
                          rbk_record_get_name (RBK_RECORD (self->plan)), self->phase);
  for (guint i = 0; i < n_phases; i++)
    {
      g_autoptr(RbkPhase) phase = g_list_model_get_item (phases, i);
      GListModel *cards = rbk_phase_get_rate_cards (phase);

      g_string_append_printf (text, " %p %s", (gpointer) phase, rbk_phase_get_duration (phase));
      for (guint k = 0; k < g_list_model_get_n_items (cards); k++)
        {
          g_autoptr(RbkRateCard) card = g_list_model_get_item (cards, k);

          g_string_append_printf (text, " %p %p %d %u", (gpointer) card,
                                  (gpointer) rbk_rate_card_get_entitlement (card),
                                  rbk_rate_card_get_price (card),
                                  g_list_model_get_n_items (rbk_rate_card_get_tiers (card)));
        }
    }

  return g_string_free (text, FALSE);
}

static const char *
phase_word (RbkPhase *phase)
{
  g_autoptr(GEnumClass) klass = g_type_class_ref (RBK_TYPE_PHASE_KIND);

  return rbk_word_for_nick (g_enum_get_value (klass, (int) rbk_phase_get_kind (phase))->value_nick);
}

static void
phase_toggled_cb (RbkInspector *self, GtkToggleButton *button)
{
  if (!gtk_toggle_button_get_active (button))
    return;
  self->phase = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "phase"));
  rebuild (self);
}

static GtkWidget *
new_phase_button (RbkInspector *self, RbkPhase *phase, guint position)
{
  const char      *duration = rbk_phase_get_duration (phase);
  g_autofree char *label = duration != NULL
                               ? g_strdup_printf ("%s · %s", phase_word (phase), duration)
                               : g_strdup (phase_word (phase));
  GtkWidget       *button = gtk_toggle_button_new_with_label (label);

  gtk_widget_set_hexpand (button, TRUE);
  gtk_widget_set_tooltip_text (button, rbk_record_get_name (RBK_RECORD (phase)));
  g_object_set_data (G_OBJECT (button), "phase", GUINT_TO_POINTER (position));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), position == self->phase);

  return button;
}

/* The stretches of the plan in time, as one strip. */
static void
add_phases (RbkInspector *self)
{
  GListModel *phases = rbk_plan_get_phases (self->plan);
  guint       n_phases = g_list_model_get_n_items (phases);
  GtkWidget  *strip = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget  *first = NULL;

  gtk_widget_add_css_class (strip, "linked");
  for (guint i = 0; i < n_phases; i++)
    {
      g_autoptr(RbkPhase) phase = g_list_model_get_item (phases, i);
      GtkWidget *button = new_phase_button (self, phase, i);

      if (first == NULL)
        first = button;
      else
        gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (button), GTK_TOGGLE_BUTTON (first));
      g_signal_connect_object (button, "toggled", G_CALLBACK (phase_toggled_cb), self,
                               G_CONNECT_SWAPPED);
      gtk_box_append (GTK_BOX (strip), button);
    }
  gtk_box_append (GTK_BOX (self->box), strip);
}

static void
add_cards (RbkInspector *self, RbkInspectorGroup *group)
{
  g_autoptr(RbkPhase) phase =
                 g_list_model_get_item (rbk_plan_get_phases (self->plan), self->phase);
  GListModel *cards;

  if (phase == NULL)
    return;
  cards = rbk_phase_get_rate_cards (phase);
  for (guint i = 0; i < g_list_model_get_n_items (cards); i++)
    {
      g_autoptr(RbkRecord) card = g_list_model_get_item (cards, i);
      const char      *name = rbk_record_get_name (card);
      g_autofree char *lower = g_utf8_strdown (phase_word (phase), -1);
      g_autofree char *suffix =
          g_strdup_printf ("%s, %s, %s", rbk_record_get_name (RBK_RECORD (self->plan)), lower,
                           name);

      group->suffix = suffix;
      rbk_inspector_group_begin (group, self->box, name);
      rbk_inspector_group_add_card (group, card);
    }
}

static void
add_plan (RbkInspector *self, RbkInspectorGroup *group)
{
  group->suffix = rbk_record_get_name (RBK_RECORD (self->plan));
  group->target.record = RBK_RECORD (self->plan);
  group->target.owner = NULL;
  rbk_inspector_group_begin (group, self->box, _ ("Plan"));
  rbk_inspector_group_add (group, "sizing", _ ("Sizing rule"));
  rbk_inspector_group_add (group, "target-margin", _ ("Target margin"));
  rbk_inspector_group_add (group, "overhead", _ ("Overhead a month"));
  rbk_inspector_group_add (group, "seats", _ ("Seats"));
  rbk_inspector_group_add (group, "annual-commitment", _ ("Annual commitment"));
  rbk_inspector_group_add (group, "quote-only", _ ("Only by quote"));
  rbk_inspector_group_add (group, "price-from", _ ("Prices start here"));
  rbk_inspector_group_add (group, "audience", _ ("Audience"));
  rbk_inspector_group_add (group, "description", _ ("Description"));
}

static void
add_features (RbkInspector *self, RbkInspectorGroup *group)
{
  GListModel *features = rbk_plan_get_features (self->plan);

  if (g_list_model_get_n_items (features) == 0)
    return;
  rbk_inspector_group_begin (group, self->box, _ ("Features"));
  for (guint i = 0; i < g_list_model_get_n_items (features); i++)
    {
      g_autoptr(RbkRecord) feature = g_list_model_get_item (features, i);
      const char *name = rbk_record_get_name (feature);

      group->target.record = feature;
      rbk_inspector_group_add (group, "value", name);
    }
}

static void
clear (RbkInspector *self)
{
  GtkWidget *child;

  g_ptr_array_set_size (self->rows, 0);
  while ((child = gtk_widget_get_first_child (self->box)) != NULL)
    gtk_box_remove (GTK_BOX (self->box), child);
}

static void
rebuild (RbkInspector *self)
{
  GtkWidget        *title = gtk_label_new (rbk_record_get_name (RBK_RECORD (self->plan)));
  RbkInspectorGroup group = { .rows = self->rows };

  clear (self);
  group.target.document = self->document;
  group.target.format = self->format;

  gtk_label_set_xalign (GTK_LABEL (title), 0.0f);
  gtk_label_set_ellipsize (GTK_LABEL (title), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (title, "title-3");
  gtk_box_append (GTK_BOX (self->box), title);
  add_phases (self);
  add_cards (self, &group);
  self->facts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_box_append (GTK_BOX (self->box), self->facts);
  add_plan (self, &group);
  add_features (self, &group);

  g_free (self->shape);
  self->shape = describe_shape (self);
}

static void
refresh_format (RbkInspector *self)
{
  const char *currency = rbk_book_get_currency (rbk_document_get_book (self->document));

  if (self->format != NULL &&
      g_strcmp0 (rbk_money_format_get_currency (self->format), currency) == 0)
    return;
  clear (self);
  g_clear_pointer (&self->shape, g_free);
  g_clear_pointer (&self->format, rbk_money_format_free);
  self->format = rbk_money_format_new (NULL, currency);
}

/* The evergreen terms, with which a plan is sized, come first. */
static guint
default_phase (RbkAnalysis *analysis, int plan)
{
  const RbkTable *table = rbk_analysis_get_table (analysis);

  if (table == NULL || (guint) plan >= table->n_rows || table->rows[plan].phase == NULL)
    return 0;

  return (guint) (table->rows[plan].phase - table->rows[plan].plan->phases);
}

/**
 * rbk_inspector_update:
 * @self: an inspector
 * @analysis: what follows from the book as it is now
 * @plan: the place of the plan to show, or -1
 *
 * Shows a plan as it is now.
 */
void
rbk_inspector_update (RbkInspector *self, RbkAnalysis *analysis, int plan)
{
  GListModel *plans;
  g_autoptr(RbkPlan) shown = NULL;
  g_autofree char *shape = NULL;

  g_return_if_fail (RBK_IS_INSPECTOR (self));

  plans = rbk_book_get_plans (rbk_document_get_book (self->document));
  shown = plan >= 0 ? g_list_model_get_item (plans, (guint) plan) : NULL;
  refresh_format (self);
  if (g_set_object (&self->plan, shown) && shown != NULL)
    self->phase = default_phase (analysis, plan);
  if (shown == NULL)
    {
      clear (self);
      g_clear_pointer (&self->shape, g_free);
      return;
    }

  self->phase =
      MIN (self->phase, MAX (1, g_list_model_get_n_items (rbk_plan_get_phases (shown))) - 1);
  shape = describe_shape (self);
  if (g_strcmp0 (shape, self->shape) != 0)
    rebuild (self);
  for (guint i = 0; i < self->rows->len; i++)
    rbk_field_row_update (g_ptr_array_index (self->rows, i));
  rbk_inspector_show_facts (self->facts, analysis, (guint) plan, self->format);
}

static void
apply_whole (RbkInspector *self)
{
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER,
                                  self->is_whole ? GTK_POLICY_NEVER : GTK_POLICY_AUTOMATIC);
}

static void
rbk_inspector_set_property (GObject      *object,
                            guint         property_id,
                            const GValue *value,
                            GParamSpec   *pspec)
{
  RbkInspector *self = RBK_INSPECTOR (object);

  switch ((RbkInspectorProperty) property_id)
    {
    case PROP_IS_WHOLE:
      self->is_whole = g_value_get_boolean (value);
      apply_whole (self);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
rbk_inspector_dispose (GObject *object)
{
  RbkInspector *self = RBK_INSPECTOR (object);

  if (self->scroller != NULL)
    clear (self);
  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_object (&self->document);
  g_clear_object (&self->plan);
  g_clear_pointer (&self->format, rbk_money_format_free);

  G_OBJECT_CLASS (rbk_inspector_parent_class)->dispose (object);
}

static void
rbk_inspector_finalize (GObject *object)
{
  RbkInspector *self = RBK_INSPECTOR (object);

  g_ptr_array_unref (self->rows);
  g_free (self->shape);

  G_OBJECT_CLASS (rbk_inspector_parent_class)->finalize (object);
}

static void
rbk_inspector_class_init (RbkInspectorClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->set_property = rbk_inspector_set_property;
  object_class->dispose = rbk_inspector_dispose;
  object_class->finalize = rbk_inspector_finalize;

  /**
   * RbkInspector:is-whole:
   *
   * Whether it is as high as what it holds, so that something around it scrolls.
   */
  properties[PROP_IS_WHOLE] = g_param_spec_boolean ("is-whole", NULL, NULL, FALSE,
                                                    G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "inspector");
}

static void
rbk_inspector_init (RbkInspector *self)
{
  self->rows = g_ptr_array_new ();
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_widget_add_css_class (self->box, "inspector-box");
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), self->box);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
  apply_whole (self);
}

/**
 * rbk_inspector_new:
 * @document: an open book
 *
 * Returns: (transfer floating): an inspector of nothing yet
 */
GtkWidget *
rbk_inspector_new (RbkDocument *document)
{
  RbkInspector *self = g_object_new (RBK_TYPE_INSPECTOR, NULL);

  self->document = g_object_ref (document);

  return GTK_WIDGET (self);
}
