/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-wallet-page-private.h"

#include <glib/gi18n-lib.h>

#include "rbk-file-place.h"
#include "rbk-policy-edit.h"
#include "rbk-step.h"
#include "rbk-undo-toast.h"
#include "rbk-wallet-csv.h"
#include "rbk-wallet-edit.h"
#include "rbk-wallet-place.h"

/* What can be done on the Wallet page. */

static const RbkPlanSpec *
plan_of (RbkWalletPage *self)
{
  return &rbk_analysis_get_spec (self->analysis)->plans[self->question.plan];
}

/* Each card that puts credits into the pool gets the rules; all of it is one step. */
static RbkEdit *
new_use_edit (RbkWalletPage *self, const RbkWalletTerms *terms)
{
  RbkBook *book = rbk_document_get_book (self->document);
  RbkEdit *group = rbk_edit_new_group (N_ ("Use wallet policy"));

  for (guint i = 0; i < terms->n_sources; i++)
    {
      RbkWalletPolicy *wallet = rbk_wallet_place_find (book, rbk_analysis_get_spec (self->analysis),
                                                       self->question.plan, terms->sources[i].key);

      if (wallet != NULL)
        rbk_edit_add (group, rbk_policy_edit_new (wallet, &terms->sources[i].rules));
    }

  return group;
}

static void
use_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  RbkWalletPage   *self = RBK_WALLET_PAGE (widget);
  const RbkPolicy *policy = rbk_policy_list_find (self->policies, g_variant_get_uint32 (parameter));
  g_autofree char *text = NULL;

  if (policy == NULL || policy->terms == NULL)
    return;
  /* Translators: a plan, and the policy that it uses from now on */
  text = g_strdup_printf (_ ("%s uses “%s”"), plan_of (self)->name, policy->name);
  if (rbk_step_take (widget, self->document, new_use_edit (self, policy->terms), text))
    rbk_policy_cards_select (self->cards, 0);
}

/* A book of its own, so that its fields are checked and edited as those of the book are. */
static RbkDocument *
new_trial (RbkWalletPage *self, const RbkWalletTerms *terms, RbkWalletPolicy **wallet)
{
  g_autoptr(RbkRecord) copy =
                 rbk_record_copy (RBK_RECORD (rbk_document_get_book (self->document)));
  g_autoptr(RbkDocument) trial = rbk_document_new_for_book (RBK_BOOK (copy));
  g_autoptr(GError) error = NULL;

  *wallet = rbk_wallet_place_find (RBK_BOOK (copy), rbk_analysis_get_spec (self->analysis),
                                   self->question.plan, terms->sources[0].key);
  if (*wallet == NULL)
    return NULL;
  if (!rbk_document_take (trial, rbk_policy_edit_new (*wallet, &terms->sources[0].rules), &error))
    {
      rbk_undo_toast_refuse (GTK_WIDGET (self), error);
      return NULL;
    }

  return g_steal_pointer (&trial);
}

static char *
dup_trial_name (RbkWalletPage *self)
{
  self->n_trials++;
  if (self->n_trials == 1)
    return g_strdup (_ ("My policy"));

  /* Translators: another policy that is tried; %u is 2 or more */
  return g_strdup_printf (_ ("My policy %u"), self->n_trials);
}

static gboolean
focus_cb (gpointer user_data)
{
  RbkWalletPage *self = user_data;

  self->focus_id = 0;
  rbk_trial_editor_take_focus (self->editor);

  return G_SOURCE_REMOVE;
}

static void
vary (RbkWalletPage *self, guint id)
{
  const RbkPolicy *origin = rbk_policy_list_find (self->policies, id);
  RbkWalletPolicy *wallet = NULL;
  RbkDocument     *trial;
  g_autofree char *name = NULL;
  guint            added;

  if (origin == NULL || origin->terms == NULL || origin->terms->n_sources == 0)
    return;
  trial = new_trial (self, origin->terms, &wallet);
  if (trial == NULL)
    return;
  name = dup_trial_name (self);
  g_signal_connect_object (trial, "notify::revision", G_CALLBACK (rbk_wallet_page_queue_update),
                           self, G_CONNECT_SWAPPED);
  added = rbk_policy_list_add_trial (self->policies, name, self->terms, trial, wallet)->id;
  rbk_wallet_page_ask (self);
  rbk_wallet_page_show_results (self);
  rbk_policy_cards_select (self->cards, added);
  /* The page scrolls to where the focus is, once that has its place. */
  if (self->focus_id == 0)
    self->focus_id = g_idle_add (focus_cb, self);
}

static void
vary_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  vary (RBK_WALLET_PAGE (widget), g_variant_get_uint32 (parameter));
}

static void
add_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  RbkWalletPage *self = RBK_WALLET_PAGE (widget);

  vary (self, rbk_policy_cards_get_selected (self->cards));
}

static guint
id_of (AdwToast *toast)
{
  return GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (toast), "policy"));
}

static void
restore_cb (RbkWalletPage *self, AdwToast *toast)
{
  if (self->box == NULL)
    return;
  rbk_policy_list_restore (self->policies, id_of (toast));
  rbk_wallet_page_ask (self);
  rbk_wallet_page_show_results (self);
  rbk_policy_cards_select (self->cards, id_of (toast));
}

static void
dismissed_cb (RbkWalletPage *self, AdwToast *toast)
{
  if (self->box != NULL)
    rbk_policy_list_forget (self->policies, id_of (toast));
}

/* A trial is no part of the book, so that the book's steps don't bring it back. */
static void
remove_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  RbkWalletPage   *self = RBK_WALLET_PAGE (widget);
  guint            id = g_variant_get_uint32 (parameter);
  const char      *name = rbk_policy_list_remove (self->policies, id);
  g_autofree char *text = NULL;
  AdwToast        *toast;

  if (name == NULL)
    return;
  /* Translators: %s is a policy of one’s own that was tried */
  text = g_strdup_printf (_ ("Removed “%s”"), name);
  rbk_wallet_page_show_results (self);
  toast = rbk_undo_toast_offer (widget, text);
  if (toast == NULL)
    {
      rbk_policy_list_forget (self->policies, id);
      return;
    }
  g_object_set_data (G_OBJECT (toast), "policy", GUINT_TO_POINTER (id));
  g_signal_connect_object (toast, "button-clicked", G_CALLBACK (restore_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (toast, "dismissed", G_CALLBACK (dismissed_cb), self, G_CONNECT_SWAPPED);
}

static void
add_wallet_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  RbkWalletPage   *self = RBK_WALLET_PAGE (widget);
  int              plan = rbk_wallet_form_get_plan (self->form);
  RbkRateCard     *card;
  g_autofree char *text = NULL;

  if (self->analysis == NULL || plan < 0)
    return;
  card = rbk_wallet_place_find_card_without (rbk_document_get_book (self->document),
                                             rbk_analysis_get_spec (self->analysis), (guint) plan);
  if (card == NULL)
    return;
  /* Translators: %s is a plan */
  text = g_strdup_printf (_ ("%s has a wallet"),
                          rbk_analysis_get_spec (self->analysis)->plans[plan].name);
  rbk_step_take (widget, self->document, rbk_wallet_edit_add (card), text);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(RbkWalletPage) self = user_data;
  g_autoptr(GError) error = NULL;

  if (!g_file_replace_contents_finish (G_FILE (source), result, NULL, &error) && self->box != NULL)
    rbk_undo_toast_refuse (GTK_WIDGET (self), error);
}

static void
chosen_cb (RbkWalletPage *self, int response)
{
  g_autoptr(GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (self->chooser));
  g_autoptr(GBytes) bytes = NULL;
  char *csv;

  g_clear_object (&self->chooser);
  if (response != GTK_RESPONSE_ACCEPT || file == NULL || self->shown == NULL)
    return;
  csv =
      rbk_wallet_csv_new (self->policies, self->shown, rbk_policy_cards_get_selected (self->cards));
  bytes = g_bytes_new_take (csv, strlen (csv));
  g_file_replace_contents_bytes_async (file, bytes, NULL, FALSE, G_FILE_CREATE_NONE, NULL, saved_cb,
                                       g_object_ref (self));
}

static void
save_csv_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  RbkWalletPage   *self = RBK_WALLET_PAGE (widget);
  g_autofree char *name = g_strdup_printf ("wallet-%s.csv", plan_of (self)->key);

  g_clear_object (&self->chooser);
  self->chooser = rbk_file_chooser_new (widget, _ ("Save the Months"), GTK_FILE_CHOOSER_ACTION_SAVE,
                                        _ ("_Save"));
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (self->chooser), name);
  rbk_file_chooser_ask (self->chooser, G_CALLBACK (chosen_cb), self);
}

static void
cancel_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  RbkWalletPage *self = RBK_WALLET_PAGE (widget);

  if (self->work != NULL)
    rbk_wallet_work_cancel (self->work);
}

static void
again_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  rbk_wallet_page_ask (RBK_WALLET_PAGE (widget));
}

/**
 * rbk_wallet_page_install_actions:
 * @widget_class: the class of the page
 */
void
rbk_wallet_page_install_actions (GtkWidgetClass *widget_class)
{
  static const struct
  {
    const char                 *name, *parameter;
    GtkWidgetActionActivateFunc callback;
  } actions[] = {
    { "policy.use", "u", use_cb },         { "policy.vary", "u", vary_cb },
    { "policy.add", NULL, add_cb },        { "policy.remove", "u", remove_cb },
    { "wallet.add", NULL, add_wallet_cb }, { "wallet.save-csv", NULL, save_csv_cb },
    { "wallet.cancel", NULL, cancel_cb },  { "wallet.again", NULL, again_cb },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class, actions[i].name, actions[i].parameter,
                                     actions[i].callback);
}
