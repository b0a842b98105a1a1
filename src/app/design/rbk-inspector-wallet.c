/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-inspector-card.h"

#include <glib/gi18n-lib.h>

#include "rbk-entitlement.h"
#include "rbk-inspector-words.h"
#include "rbk-step.h"
#include "rbk-wallet-edit.h"
#include "rbk-wallet-policy.h"

/* The wallet of a rate card. */

static const char *const cadences[] = { "P1M", "P3M", "P1Y", NULL };
static const char *const expiries[] = { "month_end",  "year_end",  "contract_end",
                                        "after:P90D", "after:P1Y", "never",
                                        NULL };

static RbkEdit *
new_rollover_edit (RbkRecord *record, int value)
{
  return rbk_wallet_edit_rollover (RBK_WALLET_POLICY (record), (RbkRollover) value);
}

static void
show_wallet (GtkWidget *widget, RbkRecord *record, const RbkInspectorView *view)
{
  g_autofree char *text = rbk_inspector_describe_wallet (view, RBK_RATE_CARD (record));

  gtk_label_set_text (GTK_LABEL (widget), text);
}

static void
add_rollover (RbkInspectorGroup *group, RbkWalletPolicy *wallet)
{
  RbkRollover rollover = rbk_wallet_policy_get_rollover (wallet);

  group->target.new_choice = new_rollover_edit;
  rbk_inspector_group_add (group, "rollover", _ ("Rollover"));
  group->target.new_choice = NULL;
  if (rollover == RBK_ROLLOVER_SHARE)
    rbk_inspector_group_add (group, "rollover-share", _ ("Rolls over"));
  if (rollover != RBK_ROLLOVER_NONE)
    {
      rbk_field_row_set_empty (rbk_inspector_group_add (group, "rollover-cap", _ ("At most")),
                               _ ("all of it"));
      rbk_field_row_set_choices (rbk_inspector_group_add (group, "rollover-expiry",
                                                          _ ("Rolled over, goes")),
                                 expiries);
    }
}

static void
add_topups (RbkInspectorGroup *group, RbkWalletPolicy *wallet, const char *key)
{
  RbkFieldRow *row;

  if (rbk_wallet_policy_get_topup_amount (wallet) == NULL)
    {
      rbk_inspector_group_add_button (group, _ ("Add Top-ups"),
                                      _ ("Let customers buy more credits"), "wallet.add-topups",
                                      key);
      return;
    }
  rbk_inspector_group_add (group, "topup-amount", _ ("Top-up"));
  rbk_inspector_group_add (group, "topup-price", _ ("Top-up price"));
  /* Translators: where customers buy more credits: by themselves, or from sales */
  rbk_inspector_group_add (group, "topup-channel", _ ("Bought through"));
  rbk_field_row_set_empty (rbk_inspector_group_add (group, "topup-below", _ ("By itself below")),
                           C_ ("top-up", "never"));
  rbk_field_row_set_empty (rbk_inspector_group_add (group, "topup-limit", _ ("At most a month")),
                           _ ("any number"));
  row = rbk_inspector_group_add (group, "topup-expiry", _ ("Bought credits go"));
  rbk_field_row_set_choices (row, expiries);
  rbk_field_row_set_empty (row, _ ("as granted ones"));
  rbk_inspector_group_add_button (group, _ ("Remove Top-ups"), NULL, "wallet.remove-topups", key);
}

static gboolean
draws (RbkWalletPolicy *wallet, const char *key)
{
  const char *const *keys = rbk_wallet_policy_get_workloads (wallet);

  return keys == NULL || keys[0] == NULL || g_strv_contains (keys, key);
}

static void
workload_cb (RbkWalletPolicy *wallet, GtkCheckButton *check)
{
  RbkDocument *document = g_object_get_data (G_OBJECT (check), "document");
  const char  *key = gtk_widget_get_name (GTK_WIDGET (check));
  gboolean     is_active = gtk_check_button_get_active (check);
  GListModel  *workloads = rbk_book_get_workloads (rbk_document_get_book (document));

  if (is_active == draws (wallet, key))
    return;
  rbk_step_take (GTK_WIDGET (check), document,
                 rbk_wallet_edit_workload (wallet, workloads, key, is_active), NULL);
  /* None of them can't be said, so the last one stays. */
  gtk_check_button_set_active (check, draws (wallet, key));
}

static void
show_workload (GtkWidget *widget, RbkRecord *record, const RbkInspectorView *view)
{
  gtk_check_button_set_active (GTK_CHECK_BUTTON (widget),
                               draws (RBK_WALLET_POLICY (record), gtk_widget_get_name (widget)));
}

static void
add_workloads (RbkInspectorGroup *group, RbkWalletPolicy *wallet)
{
  GListModel *workloads = rbk_book_get_workloads (rbk_document_get_book (group->view->document));

  for (guint i = 0; i < g_list_model_get_n_items (workloads); i++)
    {
      g_autoptr(RbkRecord) workload = g_list_model_get_item (workloads, i);
      /* Translators: a check box; %s is something that customers can do */
      g_autofree char *label =
          g_strdup_printf (_ ("%s draws from it"), rbk_record_get_name (workload));
      GtkWidget *check = gtk_check_button_new_with_label (label);

      gtk_widget_set_name (check, rbk_record_get_key (workload));
      gtk_check_button_set_active (GTK_CHECK_BUTTON (check),
                                   draws (wallet, rbk_record_get_key (workload)));
      g_object_set_data_full (G_OBJECT (check), "document", g_object_ref (group->view->document),
                              g_object_unref);
      g_signal_connect_object (check, "toggled", G_CALLBACK (workload_cb), wallet,
                               G_CONNECT_SWAPPED);
      rbk_inspector_group_add_widget (group, check);
      rbk_inspector_group_add_part (group, check, RBK_RECORD (wallet), show_workload);
    }
}

/**
 * rbk_inspector_add_wallet:
 * @group: a group, its suffix set
 * @card: a rate card of the phase shown
 *
 * Adds the section that edits the card's wallet, where it has one.
 */
void
rbk_inspector_add_wallet (RbkInspectorGroup *group, RbkRateCard *card)
{
  RbkEntitlement  *entitlement = rbk_rate_card_get_entitlement (card);
  RbkWalletPolicy *wallet = entitlement != NULL ? rbk_entitlement_get_wallet (entitlement) : NULL;
  const char      *key = rbk_record_get_key (RBK_RECORD (card));
  g_autofree char *id = g_strconcat ("wallet:", key, NULL);
  /* Translators: a heading; %s is a meter such as AI credits */
  g_autofree char *title =
      g_strdup_printf (_ ("Wallet of %s"), rbk_record_get_name (RBK_RECORD (card)));

  if (wallet == NULL)
    return;

  rbk_inspector_group_begin (group, id, title);
  group->target.record = RBK_RECORD (wallet);
  group->target.owner = NULL;
  rbk_inspector_group_add (group, "grant", _ ("Grant"));
  rbk_field_row_set_choices (rbk_inspector_group_add (group, "cadence",
                                                      C_ ("how often", "Granted")),
                             cadences);
  rbk_field_row_set_choices (rbk_inspector_group_add (group, "expiry", _ ("Unused credits go")),
                             expiries);
  add_rollover (group, wallet);
  add_topups (group, wallet, key);
  add_workloads (group, wallet);
  rbk_field_row_set_empty (rbk_inspector_group_add (group, "pool", _ ("Pool")), _ ("its own"));
  rbk_inspector_group_add (group, "priority", _ ("Priority"));
  rbk_inspector_group_add_note (group, RBK_RECORD (card), show_wallet);
}
