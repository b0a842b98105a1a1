/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-inspector-private.h"

#include <glib/gi18n-lib.h>

#include "rbk-card-edit.h"
#include "rbk-entitlement.h"
#include "rbk-feature-dialog.h"
#include "rbk-inspector-currency.h"
#include "rbk-phase-dates.h"
#include "rbk-phase-list-edit.h"
#include "rbk-terms-dialog.h"
#include "rbk-undo-toast.h"
#include "rbk-wallet-edit.h"

/* What can be done in the inspector beside typing. */

static void
say_removed (RbkInspector *self, const char *name)
{
  /* Translators: a phase or a rate card was removed; %s is its name */
  g_autofree char *text = g_strdup_printf (_ ("Removed %s"), name);

  rbk_undo_toast_show (GTK_WIDGET (self), text);
}

/* Takes an edit that puts a phase among the others, and shows that one. */
static void
take_new_phase (RbkInspector *self, RbkEdit *edit, GError *error)
{
  GListModel *phases = rbk_plan_get_phases (rbk_inspector_get_plan (self));
  g_autoptr(GPtrArray) before = g_ptr_array_new ();

  for (guint i = 0; i < g_list_model_get_n_items (phases); i++)
    {
      g_autoptr(RbkPhase) phase = g_list_model_get_item (phases, i);

      g_ptr_array_add (before, phase);
    }
  if (!rbk_inspector_take (self, edit, error))
    return;
  for (guint i = 0; i < g_list_model_get_n_items (phases); i++)
    {
      g_autoptr(RbkPhase) phase = g_list_model_get_item (phases, i);

      if (!g_ptr_array_find (before, phase, NULL))
        rbk_inspector_show_phase (self, phase);
    }
}

static void
add_phase_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  RbkInspector *self = RBK_INSPECTOR (widget);
  g_autoptr(GEnumClass) klass = g_type_class_ref (RBK_TYPE_PHASE_KIND);
  GEnumValue *value = g_enum_get_value_by_nick (klass, g_variant_get_string (parameter, NULL));
  g_autoptr(GError) error = NULL;
  RbkEdit *edit;

  if (value == NULL || rbk_inspector_get_plan (self) == NULL ||
      (value->value == RBK_PHASE_KIND_EVERGREEN && rbk_inspector_get_phase (self) != NULL))
    return;
  edit =
      rbk_phase_new_add_edit (rbk_inspector_get_plan (self), (RbkPhaseKind) value->value, &error);
  take_new_phase (self, edit, error);
}

/* What was scheduled is shown next. */
static void
scheduled_cb (RbkInspector *self, const char *date)
{
  RbkPlan    *plan = rbk_inspector_get_plan (self);
  GListModel *phases = plan != NULL ? rbk_plan_get_phases (plan) : NULL;

  for (guint i = 0; phases != NULL && i < g_list_model_get_n_items (phases); i++)
    {
      g_autoptr(RbkPhase) phase = g_list_model_get_item (phases, i);

      if (g_strcmp0 (rbk_phase_get_effective_from (phase), date) == 0 &&
          rbk_phase_get_kind (phase) == RBK_PHASE_KIND_EVERGREEN)
        rbk_inspector_show_phase (self, phase);
    }
}

static void
schedule_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  RbkInspector   *self = RBK_INSPECTOR (widget);
  RbkDocument    *document = rbk_inspector_get_document (self);
  GListModel     *plans = rbk_book_get_plans (rbk_document_get_book (document));
  const RbkTable *table = rbk_analysis_get_table (rbk_document_get_analysis (document));
  GtkWidget      *dialog;
  guint           plan;

  if (table == NULL ||
      !g_list_store_find (G_LIST_STORE (plans), rbk_inspector_get_plan (self), &plan) ||
      plan >= table->n_rows || table->rows[plan].phase == NULL)
    {
      gtk_widget_error_bell (widget);
      return;
    }
  dialog = rbk_terms_dialog_new (widget, document, plan);
  g_signal_connect_object (dialog, "scheduled", G_CALLBACK (scheduled_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
schedule_for_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  RbkInspector *self = RBK_INSPECTOR (widget);
  g_autoptr(GError) error = NULL;
  RbkEdit *edit = rbk_phase_list_edit_schedule (rbk_inspector_get_plan (self),
                                                g_variant_get_string (parameter, NULL), &error);

  take_new_phase (self, edit, error);
}

static void
duplicate_phase_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  RbkInspector *self = RBK_INSPECTOR (widget);
  g_autoptr(GError) error = NULL;
  RbkEdit *edit = rbk_phase_list_edit_duplicate (rbk_inspector_get_plan (self),
                                                 rbk_inspector_get_phase_position (self), &error);

  take_new_phase (self, edit, error);
}

static void
remove_phase_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  RbkInspector    *self = RBK_INSPECTOR (widget);
  g_autofree char *name =
      g_strdup (rbk_record_get_name (RBK_RECORD (rbk_inspector_get_phase (self))));
  g_autoptr(GError) error = NULL;
  RbkEdit *edit = rbk_phase_list_edit_remove (rbk_inspector_get_plan (self),
                                              rbk_inspector_get_phase_position (self), &error);

  if (rbk_inspector_take (self, edit, error))
    say_removed (self, name);
}

/* Takes an edit that adds a rate card at the end of the phase shown, and goes there. */
void
rbk_inspector_take_card (RbkInspector *self, RbkEdit *edit, GError *error)
{
  GListModel *cards = rbk_phase_get_rate_cards (rbk_inspector_get_phase (self));
  g_autoptr(RbkRecord) card = NULL;

  if (!rbk_inspector_take (self, edit, error))
    return;
  card = g_list_model_get_item (cards, g_list_model_get_n_items (cards) - 1);
  rbk_inspector_go_to (self, card);
}

static RbkRateCard *
find_card (RbkInspector *self, GVariant *parameter)
{
  RbkPhase *phase = rbk_inspector_get_phase (self);

  if (phase == NULL)
    return NULL;

  return (RbkRateCard *) rbk_record_find_by_key (rbk_phase_get_rate_cards (phase),
                                                 g_variant_get_string (parameter, NULL));
}

static void
add_card_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  RbkInspector *self = RBK_INSPECTOR (widget);
  RbkPhase     *phase = rbk_inspector_get_phase (self);
  const char   *meter = g_variant_get_string (parameter, NULL);
  RbkBook      *book = rbk_document_get_book (rbk_inspector_get_document (self));

  if (phase != NULL)
    rbk_inspector_take_card (self, rbk_card_edit_add (book, phase, meter[0] != '\0' ? meter : NULL),
                             NULL);
}

static void
add_meter_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  rbk_inspector_ask_for_meter (RBK_INSPECTOR (widget));
}

static void
remove_card_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  RbkInspector    *self = RBK_INSPECTOR (widget);
  RbkRateCard     *card = find_card (self, parameter);
  RbkPhase        *phase = rbk_inspector_get_phase (self);
  guint            position;
  g_autofree char *name = NULL;

  if (card == NULL ||
      !g_list_store_find (G_LIST_STORE (rbk_phase_get_rate_cards (phase)), card, &position))
    return;
  name = g_strdup (rbk_record_get_name (RBK_RECORD (card)));
  if (rbk_inspector_take (self, rbk_card_edit_remove (phase, position), NULL))
    say_removed (self, name);
}

static void
add_wallet_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  RbkRateCard *card = find_card (RBK_INSPECTOR (widget), parameter);

  if (card != NULL)
    rbk_inspector_take (RBK_INSPECTOR (widget), rbk_wallet_edit_add (card), NULL);
}

static RbkWalletPolicy *
find_wallet (RbkInspector *self, GVariant *parameter)
{
  RbkRateCard    *card = find_card (self, parameter);
  RbkEntitlement *entitlement = card != NULL ? rbk_rate_card_get_entitlement (card) : NULL;

  return entitlement != NULL ? rbk_entitlement_get_wallet (entitlement) : NULL;
}

static void
remove_wallet_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  RbkInspector *self = RBK_INSPECTOR (widget);

  if (find_wallet (self, parameter) != NULL &&
      rbk_inspector_take (self, rbk_wallet_edit_remove (find_card (self, parameter)), NULL))
    say_removed (self, _ ("the wallet"));
}

static void
topups_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  RbkInspector    *self = RBK_INSPECTOR (widget);
  RbkWalletPolicy *wallet = find_wallet (self, parameter);

  if (wallet == NULL)
    return;
  rbk_inspector_take (self,
                      g_str_equal (action_name, "wallet.add-topups")
                          ? rbk_wallet_edit_add_topups (wallet)
                          : rbk_wallet_edit_remove_topups (wallet),
                      NULL);
}

static void
edit_features_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  GtkRoot *root = gtk_widget_get_root (widget);

  if (GTK_IS_WINDOW (root))
    gtk_window_present (
        GTK_WINDOW (rbk_feature_dialog_new (GTK_WINDOW (root),
                                            rbk_inspector_get_document (RBK_INSPECTOR (widget)))));
}

/**
 * rbk_inspector_update_actions:
 * @self: an inspector
 *
 * Lets nothing be chosen that can't be done with the phase shown.
 */
void
rbk_inspector_update_actions (RbkInspector *self)
{
  RbkPlan  *plan = rbk_inspector_get_plan (self);
  RbkPhase *phase = rbk_inspector_get_phase (self);
  gboolean  can_duplicate = phase != NULL && rbk_phase_get_duration (phase) != NULL &&
                           rbk_phase_get_effective_from (phase) == NULL;
  gboolean can_remove = phase != NULL && g_list_model_get_n_items (rbk_plan_get_phases (plan)) > 1;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "phase.add", plan != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "phase.schedule", phase != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "phase.duplicate", can_duplicate);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "phase.remove", can_remove);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "card.add", phase != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "card.add-meter", phase != NULL);
}

/**
 * rbk_inspector_install_actions:
 * @widget_class: the class of the inspector
 *
 * Installs what can be done with phases, rate cards, wallets and features.
 */
void
rbk_inspector_install_actions (GtkWidgetClass *widget_class)
{
  static const struct
  {
    const char                 *name, *parameter;
    GtkWidgetActionActivateFunc activate;
  } actions[] = {
    { "phase.add", "s", add_phase_cb },
    { "phase.schedule", NULL, schedule_cb },
    { "phase.schedule-for", "s", schedule_for_cb },
    { "phase.duplicate", NULL, duplicate_phase_cb },
    { "phase.remove", NULL, remove_phase_cb },
    { "card.add", "s", add_card_cb },
    { "card.add-meter", NULL, add_meter_cb },
    { "card.remove", "s", remove_card_cb },
    { "wallet.add", "s", add_wallet_cb },
    { "wallet.remove", "s", remove_wallet_cb },
    { "wallet.add-topups", "s", topups_cb },
    { "wallet.remove-topups", "s", topups_cb },
    { "features.edit", NULL, edit_features_cb },
  };

  rbk_inspector_install_currency_actions (widget_class);
  for (gsize i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class, actions[i].name, actions[i].parameter,
                                     actions[i].activate);
}
