/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-wallet-page-private.h"

#include <glib/gi18n-lib.h>

#include "rbk-book-format.h"
#include "rbk-made-up-tag.h"
#include "rbk-state-page.h"
#include "rbk-wallet-place.h"
#include "rbk-wallet-states.h"
#include "rbk-wallet-uses.h"

/* Short work is over before one could read that it is under way. */
#define PATIENCE_MILLISECONDS 250
#define TICK_MILLISECONDS 60

/**
 * RbkWalletPage:
 *
 * Months of a plan's credits, for one customer or for all: what is given, used and lost, what is
 * owed for it, and policies beside each other. Other policies are tried without touching the
 * book; using one is a step that can be undone.
 */
G_DEFINE_FINAL_TYPE (RbkWalletPage, rbk_wallet_page, GTK_TYPE_WIDGET)

static void
show (RbkWalletPage *self, const char *name)
{
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), name);
}

static RbkWalletRank
rank_of (RbkWalletPage *self)
{
  guint chosen = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->rank));

  return chosen < RBK_WALLET_N_RANKS ? (RbkWalletRank) chosen : RBK_WALLET_RANK_LIABILITY;
}

/* The policy that is selected: its rules, its months, and its lines in front of the others'. */
static void
show_selected (RbkWalletPage *self)
{
  guint            id = rbk_policy_cards_get_selected (self->cards);
  const RbkPolicy *policy = rbk_policy_list_find (self->policies, id);
  g_autofree char *whose =
      rbk_wallet_uses_dup_words (self->analysis, &self->question, self->format);

  rbk_trial_editor_show (self->editor, policy, self->format);
  rbk_wallet_months_show (self->months, policy != NULL ? policy->name : "", whose,
                          rbk_wallet_work_peek_run (self->shown, id), self->format);
  rbk_wallet_curves_show (self->curves, self->policies, self->shown, id, self->format);
}

/**
 * rbk_wallet_page_show_results:
 * @self: a page
 *
 * Shows what is known by now.
 */
void
rbk_wallet_page_show_results (RbkWalletPage *self)
{
  if (self->shown == NULL || self->terms == NULL)
    return;
  gtk_widget_set_visible (self->parts, TRUE);
  rbk_policy_cards_update (self->cards, self->policies, self->shown, rank_of (self), self->format);
  show_selected (self);
}

/**
 * rbk_wallet_page_show_selected:
 * @self: a page
 *
 * Shows the policy that is selected, where there is something to show by now.
 */
void
rbk_wallet_page_show_selected (RbkWalletPage *self)
{
  if (self->shown != NULL && self->terms != NULL)
    show_selected (self);
}

static void
show_progress (RbkWalletPage *self, const char *text)
{
  gtk_widget_set_visible (self->progress, text != NULL || self->is_working);
  gtk_widget_set_visible (self->progress_bar, self->is_working);
  gtk_widget_set_visible (self->cancel, self->is_working);
  gtk_widget_set_visible (self->again, !self->is_working);
  gtk_label_set_text (GTK_LABEL (self->progress_text),
                      text != NULL ? text : _ ("Working out the months…"));
}

static gboolean
patience_cb (gpointer user_data)
{
  RbkWalletPage *self = user_data;

  self->patience_id = 0;
  show_progress (self, NULL);

  return G_SOURCE_REMOVE;
}

/* What is done takes the place of what was there before. */
static void
show_done (RbkWalletPage *self)
{
  self->n_seen = rbk_wallet_work_get_n_done (self->work);
  if (self->shown != self->work)
    {
      g_clear_pointer (&self->shown, rbk_wallet_work_unref);
      self->shown = rbk_wallet_work_ref (self->work);
    }
  rbk_wallet_page_show_results (self);
}

static gboolean
tick_cb (gpointer user_data)
{
  RbkWalletPage *self = user_data;

  gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (self->progress_bar),
                                 rbk_wallet_work_get_fraction (self->work));
  if (rbk_wallet_work_get_n_done (self->work) != self->n_seen)
    show_done (self);

  return G_SOURCE_CONTINUE;
}

typedef struct
{
  RbkWalletPage *page; /* (owned) */
  RbkWalletWork *work; /* (owned) */
} Asked;

static void
done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Asked         *asked = user_data;
  RbkWalletPage *self = asked->page;
  g_autoptr(GError) error = NULL;
  gboolean is_done = g_task_propagate_boolean (G_TASK (result), &error);

  /* What was asked before something else was is of no interest, nor on a page that is gone. */
  if (self->box != NULL && asked->work == self->work)
    {
      g_clear_handle_id (&self->tick_id, g_source_remove);
      g_clear_handle_id (&self->patience_id, g_source_remove);
      self->is_working = FALSE;
      show_done (self);
      if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        show_progress (self, _ ("Stopped before all policies were worked out."));
      else
        show_progress (self, is_done ? NULL : error->message);
    }
  g_object_unref (asked->page);
  rbk_wallet_work_unref (asked->work);
  g_free (asked);
}

/* The selected policy first, so that one sees something. */
static void
add_policies (RbkWalletPage *self)
{
  guint selected = rbk_policy_cards_get_selected (self->cards);

  for (guint pass = 0; pass < 2; pass++)
    for (guint i = 0; i < rbk_policy_list_get_size (self->policies); i++)
      {
        const RbkPolicy *policy = rbk_policy_list_get (self->policies, i);

        if (policy->terms != NULL && (policy->id == selected) == (pass == 0))
          rbk_wallet_work_add (self->work, policy->id, policy->terms);
      }
}

static void
start (RbkWalletPage *self)
{
  Asked *asked = g_new0 (Asked, 1);

  if (self->work != NULL)
    rbk_wallet_work_cancel (self->work);
  g_clear_pointer (&self->work, rbk_wallet_work_unref);
  self->work = rbk_wallet_work_new (self->analysis, &self->question);
  add_policies (self);
  self->n_seen = 0;
  self->is_working = TRUE;
  asked->page = g_object_ref (self);
  asked->work = rbk_wallet_work_ref (self->work);
  rbk_wallet_work_start (self->work, done_cb, asked);
  if (self->tick_id == 0)
    self->tick_id = g_timeout_add (TICK_MILLISECONDS, tick_cb, self);
  if (gtk_widget_get_visible (self->progress))
    show_progress (self, NULL);
  else if (self->patience_id == 0)
    self->patience_id = g_timeout_add (PATIENCE_MILLISECONDS, patience_cb, self);
}

static void
show_no_wallet (RbkWalletPage *self, guint plan)
{
  const RbkSpec *spec = rbk_analysis_get_spec (self->analysis);
  RbkBook       *book = rbk_document_get_book (self->document);
  g_autoptr(GPtrArray) no_pools = g_ptr_array_new ();

  rbk_wallet_form_set_pools (self->form, no_pools);
  if (self->work != NULL)
    rbk_wallet_work_cancel (self->work);
  g_clear_pointer (&self->terms, rbk_wallet_terms_free);
  rbk_wallet_show_no_wallet (self->no_wallet, spec->plans[plan].name,
                             rbk_wallet_place_find_card_without (book, spec, plan) != NULL);
  gtk_widget_set_visible (self->no_wallet, TRUE);
  gtk_widget_set_visible (self->parts, FALSE);
}

static void
look_at (RbkWalletPage *self, const GPtrArray *pools)
{
  rbk_wallet_form_set_pools (self->form, pools);
  g_clear_pointer (&self->terms, rbk_wallet_terms_free);
  self->terms = rbk_wallet_terms_copy (
      g_ptr_array_index (pools, MIN (rbk_wallet_form_get_pool (self->form), pools->len - 1)));
  rbk_policy_list_set_terms (self->policies, self->terms);
  gtk_widget_set_visible (self->no_wallet, FALSE);
  /* Frames without figures say nothing. */
  gtk_widget_set_visible (self->parts, self->shown != NULL);
  if (rbk_wallet_form_get_question (self->form, self->terms, &self->question))
    start (self);
}

/**
 * rbk_wallet_page_ask:
 * @self: a page
 *
 * Works out anew what is asked for. What is shown stays until there is something else.
 */
void
rbk_wallet_page_ask (RbkWalletPage *self)
{
  const RbkSpec *spec = rbk_analysis_get_spec (self->analysis);
  int            plan = rbk_wallet_form_get_plan (self->form);
  g_autoptr(GPtrArray) pools = NULL;

  if (plan < 0)
    return;
  /* It fails for want of a wallet alone, and then another plan may still be chosen. */
  pools = rbk_wallet_terms_list (spec, &spec->plans[plan], NULL);
  if (pools == NULL)
    show_no_wallet (self, (guint) plan);
  else
    look_at (self, pools);
}

static void
update (RbkWalletPage *self)
{
  const RbkSpec *spec;

  g_clear_pointer (&self->analysis, rbk_analysis_unref);
  self->analysis = rbk_analysis_ref (rbk_document_get_analysis (self->document));
  spec = rbk_analysis_get_spec (self->analysis);
  if (spec == NULL)
    {
      rbk_state_page_show_problem (self->problem, rbk_analysis_get_error (self->analysis));
      show (self, "problem");
      return;
    }
  if (spec->n_plans == 0)
    {
      show (self, "no-plans");
      return;
    }
  show (self, "page");
  rbk_made_up_tag_update (self->tag, rbk_analysis_get_population (self->analysis));
  rbk_wallet_form_update (self->form, self->analysis,
                          rbk_book_format_follow (&self->format, self->document));
  rbk_wallet_page_ask (self);
}

/**
 * rbk_wallet_page_queue_update:
 * @self: a page
 *
 * Has it follow the book before the next frame; not while it is not looked at.
 */
void
rbk_wallet_page_queue_update (RbkWalletPage *self)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    rbk_soon_ask (&self->updating);
}

static void
rbk_wallet_page_map (GtkWidget *widget)
{
  update (RBK_WALLET_PAGE (widget));
  GTK_WIDGET_CLASS (rbk_wallet_page_parent_class)->map (widget);
}

static void
rbk_wallet_page_dispose (GObject *object)
{
  RbkWalletPage *self = RBK_WALLET_PAGE (object);

  rbk_soon_clear (&self->updating);
  g_clear_handle_id (&self->tick_id, g_source_remove);
  g_clear_handle_id (&self->patience_id, g_source_remove);
  g_clear_handle_id (&self->focus_id, g_source_remove);
  if (self->work != NULL)
    rbk_wallet_work_cancel (self->work);
  g_clear_pointer (&self->work, rbk_wallet_work_unref);
  g_clear_pointer (&self->shown, rbk_wallet_work_unref);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->chooser);
  g_clear_object (&self->document);
  g_clear_pointer (&self->analysis, rbk_analysis_unref);
  g_clear_pointer (&self->terms, rbk_wallet_terms_free);
  g_clear_pointer (&self->policies, rbk_policy_list_free);
  g_clear_pointer (&self->format, rbk_money_format_free);

  G_OBJECT_CLASS (rbk_wallet_page_parent_class)->dispose (object);
}

static void
rbk_wallet_page_class_init (RbkWalletPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rbk_wallet_page_dispose;
  widget_class->map = rbk_wallet_page_map;

  rbk_wallet_page_install_actions (widget_class);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "walletpage");
}

static void
rbk_wallet_page_init (RbkWalletPage *self)
{
  rbk_soon_init (&self->updating, (RbkSoonFunc) update, self);
  self->policies = rbk_policy_list_new ();
}

/**
 * rbk_wallet_page_new:
 * @document: an open book
 * @settings: (nullable): the user's choices
 *
 * Returns: (transfer floating): a page of its wallets
 */
GtkWidget *
rbk_wallet_page_new (RbkDocument *document, GSettings *settings)
{
  RbkWalletPage *self = g_object_new (RBK_TYPE_WALLET_PAGE, NULL);

  self->document = g_object_ref (document);
  rbk_wallet_page_add_parts (self);
  g_signal_connect_object (document, "notify::revision", G_CALLBACK (rbk_wallet_page_queue_update),
                           self, G_CONNECT_SWAPPED);

  return GTK_WIDGET (self);
}
