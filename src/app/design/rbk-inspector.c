/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-inspector-private.h"

#include <glib/gi18n-lib.h>

#include "rbk-inspector-facts.h"
#include "rbk-phase-timeline.h"
#include "rbk-step.h"
#include "rbk-undo-toast.h"

/* Milliseconds: a frame or two. */
#define FOCUS_DELAY 60

/**
 * RbkInspector:
 *
 * All there is to say of the selected plan: its phases, what each bills and allows, what is
 * certain of its margin, the plan itself, and what it offers beside usage.
 *
 * It is built anew only when what it is made of changes; a change of a value is shown in the
 * row that is there. Where it is built anew, the focus goes back to the field that had it.
 */
G_DEFINE_FINAL_TYPE (RbkInspector, rbk_inspector, GTK_TYPE_WIDGET)

typedef enum
{
  PROP_IS_WHOLE = 1,
} RbkInspectorProperty;

static GParamSpec *properties[PROP_IS_WHOLE + 1];

RbkDocument *
rbk_inspector_get_document (RbkInspector *self)
{
  return self->document;
}

RbkPlan *
rbk_inspector_get_plan (RbkInspector *self)
{
  return self->plan;
}

RbkPhase *
rbk_inspector_get_phase (RbkInspector *self)
{
  return self->phase;
}

guint
rbk_inspector_get_phase_position (RbkInspector *self)
{
  guint position = 0;

  if (self->plan != NULL && self->phase != NULL)
    g_list_store_find (G_LIST_STORE (rbk_plan_get_phases (self->plan)), self->phase, &position);

  return position;
}

/* Shows a phase with the next update: it may not be on the timeline yet. */
void
rbk_inspector_show_phase (RbkInspector *self, RbkPhase *phase)
{
  g_set_object (&self->wanted, phase);
}

static gboolean
focus_cb (gpointer user_data)
{
  RbkInspector *self = user_data;

  self->focus_id = 0;
  for (guint i = 0; i < self->parts->len; i++)
    {
      RbkInspectorPart *part = &g_array_index (self->parts, RbkInspectorPart, i);

      if (part->record != self->fresh || !RBK_IS_FIELD_ROW (part->widget))
        continue;
      gtk_widget_grab_focus (part->widget);
      break;
    }
  g_clear_object (&self->fresh);

  return G_SOURCE_REMOVE;
}

/* Goes to what was added once it has its place: after the frame that shows it. */
void
rbk_inspector_go_to (RbkInspector *self, RbkRecord *record)
{
  g_set_object (&self->fresh, record);
  if (self->focus_id == 0)
    self->focus_id = g_timeout_add (FOCUS_DELAY, focus_cb, self);
}

/* Takes an edit as a step of its own, or says why it can't be. */
gboolean
rbk_inspector_take (RbkInspector *self, RbkEdit *edit, GError *error)
{
  if (edit != NULL)
    return rbk_step_take (GTK_WIDGET (self), self->document, edit, NULL);
  rbk_undo_toast_refuse (GTK_WIDGET (self), error);

  return FALSE;
}

static void
refresh_format (RbkInspector *self)
{
  const char *currency = rbk_book_get_currency (rbk_document_get_book (self->document));

  if (self->format != NULL &&
      g_strcmp0 (rbk_money_format_get_currency (self->format), currency) == 0)
    return;
  rbk_inspector_clear (self);
  g_clear_pointer (&self->shape, g_free);
  g_clear_pointer (&self->format, rbk_money_format_free);
  self->format = rbk_money_format_new (NULL, currency);
}

static void
show_nothing (RbkInspector *self)
{
  rbk_inspector_clear (self);
  g_clear_pointer (&self->shape, g_free);
  g_clear_object (&self->phase);
  gtk_widget_set_visible (self->box, FALSE);
  rbk_phase_timeline_update (RBK_PHASE_TIMELINE (self->timeline), NULL, 0);
  rbk_inspector_update_actions (self);
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
  GListModel      *plans;
  RbkInspectorView view = { .analysis = analysis };
  g_autoptr(RbkPlan) shown = NULL;
  g_autofree char *shape = NULL;

  g_return_if_fail (RBK_IS_INSPECTOR (self));

  plans = rbk_book_get_plans (rbk_document_get_book (self->document));
  shown = plan >= 0 ? g_list_model_get_item (plans, (guint) plan) : NULL;
  refresh_format (self);
  g_set_object (&self->plan, shown);
  if (shown == NULL)
    {
      show_nothing (self);
      return;
    }

  rbk_inspector_choose_phase (self, analysis, plan);
  gtk_widget_set_visible (self->box, TRUE);
  gtk_label_set_text (GTK_LABEL (self->title), rbk_record_get_name (RBK_RECORD (shown)));
  gtk_widget_set_visible (self->timeline, self->phase != NULL);
  rbk_phase_timeline_update (RBK_PHASE_TIMELINE (self->timeline), shown,
                             rbk_inspector_get_phase_position (self));
  rbk_inspector_show_dates (self);
  rbk_inspector_update_actions (self);
  shape = rbk_inspector_describe_shape (self);
  if (g_strcmp0 (shape, self->shape) != 0)
    rbk_inspector_rebuild (self);

  view.document = self->document;
  view.format = self->format;
  view.plan = self->plan;
  view.phase = self->phase;
  for (guint i = 0; i < self->parts->len; i++)
    {
      RbkInspectorPart *part = &g_array_index (self->parts, RbkInspectorPart, i);

      part->show (part->widget, part->record, &view);
    }
  rbk_inspector_show_facts (self->facts, analysis, (guint) plan, self->format);
}

static void
phase_picked_cb (RbkInspector *self, guint position)
{
  GListModel *plans = rbk_book_get_plans (rbk_document_get_book (self->document));
  guint       plan;

  g_clear_object (&self->wanted);
  self->wanted = g_list_model_get_item (rbk_plan_get_phases (self->plan), position);
  if (g_list_store_find (G_LIST_STORE (plans), self->plan, &plan))
    rbk_inspector_update (self, rbk_document_get_analysis (self->document), (int) plan);
}

static void
take_box_out (RbkInspector *self)
{
  GtkWidget *parent = gtk_widget_get_parent (self->box);

  if (GTK_IS_VIEWPORT (parent))
    gtk_viewport_set_child (GTK_VIEWPORT (parent), NULL);
  else if (parent != NULL)
    gtk_widget_unparent (self->box);
}

/* A scrolled window takes the wheel even where it never scrolls, so there is none then. */
static void
apply_whole (RbkInspector *self)
{
  g_autoptr(GtkWidget) box = g_object_ref (self->box);

  take_box_out (self);
  gtk_widget_set_visible (self->scroller, !self->is_whole);
  if (self->is_whole)
    gtk_widget_set_parent (box, GTK_WIDGET (self));
  else
    gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), box);
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
      if (self->is_whole != g_value_get_boolean (value))
        {
          self->is_whole = g_value_get_boolean (value);
          apply_whole (self);
        }
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
rbk_inspector_dispose (GObject *object)
{
  RbkInspector *self = RBK_INSPECTOR (object);

  g_clear_handle_id (&self->focus_id, g_source_remove);
  g_clear_object (&self->fresh);
  if (self->scroller != NULL)
    {
      rbk_inspector_clear (self);
      take_box_out (self);
    }
  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_object (&self->document);
  g_clear_object (&self->plan);
  g_clear_object (&self->phase);
  g_clear_object (&self->wanted);
  g_clear_pointer (&self->format, rbk_money_format_free);

  G_OBJECT_CLASS (rbk_inspector_parent_class)->dispose (object);
}

static void
rbk_inspector_finalize (GObject *object)
{
  RbkInspector *self = RBK_INSPECTOR (object);

  g_array_unref (self->parts);
  g_hash_table_unref (self->closed);
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

  rbk_inspector_install_actions (GTK_WIDGET_CLASS (klass));
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "inspector");
}

static void
rbk_inspector_init (RbkInspector *self)
{
  self->parts = g_array_new (FALSE, FALSE, sizeof (RbkInspectorPart));
  self->closed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->title = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->title), 0.0f);
  gtk_label_set_ellipsize (GTK_LABEL (self->title), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (self->title, "title-3");
  self->content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_widget_add_css_class (self->box, "inspector-box");
  gtk_box_append (GTK_BOX (self->box), self->title);
  gtk_box_append (GTK_BOX (self->box),
                  rbk_inspector_new_heading (_ ("Phases"), rbk_inspector_new_phase_menu ()));
  gtk_widget_set_visible (self->box, FALSE);

  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), self->box);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
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
  self->timeline = rbk_phase_timeline_new (document);
  g_signal_connect_object (self->timeline, "phase-picked", G_CALLBACK (phase_picked_cb), self,
                           G_CONNECT_SWAPPED);
  self->dates = rbk_inspector_new_dates (self);
  gtk_box_append (GTK_BOX (self->box), self->timeline);
  gtk_box_append (GTK_BOX (self->box), self->dates);
  gtk_box_append (GTK_BOX (self->box), self->content);
  rbk_inspector_update_actions (self);

  return GTK_WIDGET (self);
}
