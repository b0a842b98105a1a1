/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-wallet-work.h"

/* How far it is, in parts that can be handed from thread to thread at once. */
#define PARTS 10000
#define SEED 1

typedef struct
{
  guint           id;
  RbkWalletTerms *terms; /* (owned) */
  RbkWalletRun   *run;   /* (owned) (nullable) */
  GError         *error; /* (owned) (nullable) */
  gboolean        is_done;
} Entry;

struct _RbkWalletWork
{
  gatomicrefcount   references;
  RbkAnalysis      *analysis; /* (owned) */
  RbkWalletQuestion question;
  GCancellable     *cancellable; /* (owned) */
  GMutex            mutex;       /* of what entries hold when they are done */
  GArray           *entries;     /* (owned) (element-type Entry) */
  int               n_done;      /* atomic */
  int               done;        /* parts; atomic */
};

static void
clear_entry (gpointer data)
{
  Entry *entry = data;

  rbk_wallet_terms_free (entry->terms);
  g_clear_pointer (&entry->run, rbk_wallet_run_free);
  g_clear_error (&entry->error);
}

/**
 * rbk_wallet_work_new:
 * @analysis: a state of the book
 * @question: what is asked
 *
 * Returns: (transfer full): work without policies
 */
RbkWalletWork *
rbk_wallet_work_new (RbkAnalysis *analysis, const RbkWalletQuestion *question)
{
  RbkWalletWork *self = g_new0 (RbkWalletWork, 1);

  g_atomic_ref_count_init (&self->references);
  g_mutex_init (&self->mutex);
  self->analysis = rbk_analysis_ref (analysis);
  self->question = *question;
  self->cancellable = g_cancellable_new ();
  self->entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  g_array_set_clear_func (self->entries, clear_entry);

  return self;
}

/**
 * rbk_wallet_work_ref:
 * @self: work
 *
 * Returns: (transfer full): the same
 */
RbkWalletWork *
rbk_wallet_work_ref (RbkWalletWork *self)
{
  g_atomic_ref_count_inc (&self->references);

  return self;
}

/**
 * rbk_wallet_work_unref:
 * @self: work
 */
void
rbk_wallet_work_unref (RbkWalletWork *self)
{
  if (!g_atomic_ref_count_dec (&self->references))
    return;
  g_array_unref (self->entries);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->analysis, rbk_analysis_unref);
  g_mutex_clear (&self->mutex);
  g_free (self);
}

/**
 * rbk_wallet_work_add:
 * @self: work that was not started
 * @id: the number by which the policy is known
 * @terms: what it comes to; copied
 *
 * Adds a policy. Those that are added first are done first.
 */
void
rbk_wallet_work_add (RbkWalletWork *self, guint id, const RbkWalletTerms *terms)
{
  Entry entry = { .id = id, .terms = rbk_wallet_terms_copy (terms) };

  g_array_append_val (self->entries, entry);
}

/* In the thread that works. */
static void
note_progress (double fraction, gpointer user_data)
{
  RbkWalletWork *self = user_data;
  double         before = g_atomic_int_get (&self->n_done);

  g_atomic_int_set (&self->done, (int) ((before + CLAMP (fraction, 0.0, 1.0)) /
                                        MAX (self->entries->len, 1) * PARTS));
}

/* All policies draw alike, so the crowd is the same for all. */
static RbkWalletCrowd *
new_crowd (RbkWalletWork *self, GError **error)
{
  const RbkSpec        *spec = rbk_analysis_get_spec (self->analysis);
  RbkPopulation        *population = rbk_analysis_get_population (self->analysis);
  const RbkWalletTerms *terms = g_array_index (self->entries, Entry, 0).terms;
  g_autoptr(GArray) customers = NULL;

  if (self->question.use == RBK_WALLET_USE_ALL)
    return rbk_wallet_crowd_new (spec, terms, population, NULL, 0, error);
  customers = rbk_mix_list_customers (spec, self->question.plan,
                                      rbk_analysis_get_mix_index (self->analysis), error);
  if (customers == NULL)
    return NULL;

  return rbk_wallet_crowd_new (spec, terms, population, (const guint *) (gpointer) customers->data,
                               customers->len, error);
}

static gboolean
is_of_crowd (const RbkWalletWork *self)
{
  return self->question.use == RBK_WALLET_USE_PLAN || self->question.use == RBK_WALLET_USE_ALL;
}

static void
run (RbkWalletWork *self, Entry *entry, const RbkWalletCrowd *crowd)
{
  RbkWalletTask task = {
    .n_months = self->question.n_months,
    .path = { .growth = self->question.growth, .sigma = self->question.sigma, .seed = SEED },
    .cancellable = self->cancellable,
    .progress = note_progress,
    .user_data = self
  };
  RbkWalletRun *done;
  GError       *error = NULL;

  done = crowd != NULL ? rbk_wallet_run_new_for_crowd (entry->terms, &task, crowd, &error)
                       : rbk_wallet_run_new (entry->terms, &task, self->question.first, &error);
  g_mutex_lock (&self->mutex);
  entry->run = done;
  entry->error = error;
  entry->is_done = TRUE;
  g_mutex_unlock (&self->mutex);
  g_atomic_int_inc (&self->n_done);
}

static void
work_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  RbkWalletWork *self = data;
  g_autoptr(RbkWalletCrowd) crowd = NULL;
  GError *error = NULL;

  if (is_of_crowd (self) && self->entries->len > 0)
    {
      crowd = new_crowd (self, &error);
      if (crowd == NULL)
        {
          g_task_return_error (task, error);
          return;
        }
    }
  for (guint i = 0; i < self->entries->len; i++)
    if (!g_cancellable_is_cancelled (self->cancellable))
      run (self, &g_array_index (self->entries, Entry, i), crowd);
  if (g_cancellable_set_error_if_cancelled (self->cancellable, &error))
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

/**
 * rbk_wallet_work_start:
 * @self: work with its policies
 * @callback: called when all of it is done; g_task_propagate_boolean() says how it went
 * @user_data: for @callback
 *
 * Begins it in a thread of its own.
 */
void
rbk_wallet_work_start (RbkWalletWork *self, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr(GTask) task = g_task_new (NULL, NULL, callback, user_data);

  g_task_set_source_tag (task, rbk_wallet_work_start);
  g_task_set_task_data (task, rbk_wallet_work_ref (self), (GDestroyNotify) rbk_wallet_work_unref);
  g_task_run_in_thread (task, work_in_thread);
}

/**
 * rbk_wallet_work_cancel:
 * @self: work
 *
 * Gives it up. What is done stays.
 */
void
rbk_wallet_work_cancel (RbkWalletWork *self)
{
  g_cancellable_cancel (self->cancellable);
}

/**
 * rbk_wallet_work_get_fraction:
 * @self: work
 *
 * Returns: how much of it is done, from 0 to 1
 */
double
rbk_wallet_work_get_fraction (RbkWalletWork *self)
{
  return (double) g_atomic_int_get (&self->done) / PARTS;
}

/**
 * rbk_wallet_work_get_n_done:
 * @self: work
 *
 * Returns: how many policies are done
 */
guint
rbk_wallet_work_get_n_done (RbkWalletWork *self)
{
  return (guint) g_atomic_int_get (&self->n_done);
}

static const Entry *
find_done (RbkWalletWork *self, guint id)
{
  const Entry *found = NULL;

  g_mutex_lock (&self->mutex);
  for (guint i = 0; i < self->entries->len; i++)
    {
      const Entry *entry = &g_array_index (self->entries, Entry, i);

      if (entry->id == id && entry->is_done)
        found = entry;
    }
  g_mutex_unlock (&self->mutex);

  return found;
}

/**
 * rbk_wallet_work_peek_run:
 * @self: work
 * @id: the number of a policy
 *
 * Returns: (transfer none) (nullable): its months, once they are done; it lives as long as the work
 */
const RbkWalletRun *
rbk_wallet_work_peek_run (RbkWalletWork *self, guint id)
{
  const Entry *entry = find_done (self, id);

  return entry != NULL ? entry->run : NULL;
}

/**
 * rbk_wallet_work_peek_error:
 * @self: work
 * @id: the number of a policy
 *
 * Returns: (transfer none) (nullable): why it has no months
 */
const GError *
rbk_wallet_work_peek_error (RbkWalletWork *self, guint id)
{
  const Entry *entry = find_done (self, id);

  return entry != NULL ? entry->error : NULL;
}
