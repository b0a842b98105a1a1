/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-findings.h"

#include <string.h>

#include "rbk-check-settings.h"
#include "rbk-customer-file.h"
#include "rbk-held-book.h"
#include "rbk-latest.h"
#include "rbk-soon.h"

/* Customers, and many plans, are looked at again once a price has come to rest. */
#define REST_MILLISECONDS 200

/* A book of more plans than that takes longer than a frame to look at. */
#define MANY_PLANS 40

/* How far a customer's months differ where their file has no two of them. */
#define USUAL_SIGMA 0.3

/**
 * RbkFindings:
 *
 * What the rules find in an open book, kept up to date while it is edited: before the next frame
 * where there are no customers and few plans, else beside the window, once edits rest. There is one
 * for each document, for all pages that show some of it.
 */
struct _RbkFindings
{
  GObject parent_instance;

  RbkDocument *document; /* (not owned) it owns this */
  GSettings   *settings; /* (owned) (nullable) */
  RbkLatest   *work;     /* (owned) */
  GPtrArray   *list;     /* (owned) (nullable) (element-type RbkFinding) */
  GError      *error;    /* (owned) (nullable) why there is no list */
  guint        stamp;    /* of what was asked for last */
  guint        told;     /* of what was answered last */
  RbkSoon      updating;
  guint        rest_id;
};

G_DEFINE_FINAL_TYPE (RbkFindings, rbk_findings, G_TYPE_OBJECT)

static guint changed_signal;

typedef struct
{
  RbkHeldBook    held;
  RbkCheckLimits limits;
  guint          stamp;
} Request;

typedef struct
{
  GPtrArray *list;
  GError    *error;
  guint      stamp;
} Result;

static Request *
request_new (RbkFindings *self, gboolean is_elsewhere)
{
  Request *request = g_new0 (Request, 1);

  rbk_held_book_init (&request->held, self->document, is_elsewhere);
  request->stamp = ++self->stamp;
  rbk_check_settings_get_limits (self->settings, &request->limits);
  return request;
}

static void
request_free (gpointer data)
{
  Request *request = data;

  rbk_held_book_clear (&request->held);
  g_free (request);
}

static void
result_free (gpointer data)
{
  Result *result = data;

  g_clear_pointer (&result->list, g_ptr_array_unref);
  g_clear_error (&result->error);
  g_free (result);
}

/**
 * rbk_findings_look:
 * @book: a book
 * @analysis: its figures
 * @limits: from where on something is worth a finding
 * @error: return location for a #GError
 *
 * Has the rules look at a book now, in any thread that has the book to itself. Those that need
 * customers' bills are left out where these can't be worked out.
 *
 * Returns: (transfer full) (nullable) (element-type RbkFinding): what was found, the worst first
 */
GPtrArray *
rbk_findings_look (RbkBook              *book,
                   RbkAnalysis          *analysis,
                   const RbkCheckLimits *limits,
                   GError              **error)
{
  const RbkTable *table = rbk_analysis_get_table (analysis);
  g_autoptr(RbkPredictability) steady = NULL;
  RbkCheckInput input;

  if (table == NULL)
    {
      const GError *reason = rbk_analysis_get_error (analysis);

      if (reason != NULL)
        g_propagate_error (error, g_error_copy (reason));
      return NULL;
    }
  input = (RbkCheckInput){ .book = book,
                           .table = table,
                           .population = rbk_analysis_get_population (analysis),
                           .index = rbk_analysis_get_mix_index (analysis),
                           .limits = limits,
                           .today = table->spec->date };
  input.mix = input.index != NULL ? rbk_analysis_get_mix (analysis) : NULL;
  if (input.mix != NULL)
    steady = rbk_predictability_new (table->spec, input.index, rbk_analysis_get_days (analysis),
                                     USUAL_SIGMA, NULL, NULL);
  input.predictability = steady;
  return rbk_check_book (&input, error);
}

static gpointer
work (gpointer data)
{
  const Request *request = data;
  Result        *result = g_new0 (Result, 1);

  result->stamp = request->stamp;
  result->list = rbk_findings_look (request->held.book, request->held.analysis, &request->limits,
                                    &result->error);
  return result;
}

/* What was asked for before the latest edit has nothing to say any more. */
static void
worked_out (gpointer owner, gpointer data)
{
  RbkFindings *self = owner;
  Result      *result = data;

  if (result->stamp == self->stamp)
    {
      g_clear_pointer (&self->list, g_ptr_array_unref);
      g_clear_error (&self->error);
      self->list = g_steal_pointer (&result->list);
      self->error = g_steal_pointer (&result->error);
      self->told = result->stamp;
      g_signal_emit (self, changed_signal, 0);
    }
  result_free (result);
}

static const RbkLatestFacts work_facts = { work, worked_out, request_free, result_free };

static gboolean
rest_cb (gpointer user_data)
{
  RbkFindings *self = user_data;

  self->rest_id = 0;
  rbk_latest_ask (self->work, request_new (self, TRUE));
  return G_SOURCE_REMOVE;
}

static gboolean
has_many_plans (RbkFindings *self)
{
  GListModel *plans = rbk_book_get_plans (rbk_document_get_book (self->document));

  return g_list_model_get_n_items (plans) > MANY_PLANS;
}

static void
update (RbkFindings *self)
{
  RbkAnalysis *analysis = rbk_document_get_analysis (self->document);

  g_clear_handle_id (&self->rest_id, g_source_remove);
  if (rbk_analysis_get_population (analysis) != NULL || has_many_plans (self))
    {
      self->rest_id = g_timeout_add (REST_MILLISECONDS, rest_cb, self);
    }
  else
    {
      Request *request = request_new (self, FALSE);

      worked_out (self, work (request));
      request_free (request);
    }
}

static void
queue_update (RbkFindings *self)
{
  rbk_soon_ask (&self->updating);
}

static void
setting_changed_cb (RbkFindings *self, const char *key)
{
  if (g_str_has_prefix (key, "check-"))
    queue_update (self);
}

static void
rbk_findings_dispose (GObject *object)
{
  RbkFindings *self = RBK_FINDINGS (object);

  rbk_soon_clear (&self->updating);
  g_clear_handle_id (&self->rest_id, g_source_remove);
  g_clear_pointer (&self->work, rbk_latest_free);
  g_clear_pointer (&self->list, g_ptr_array_unref);
  g_clear_error (&self->error);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (rbk_findings_parent_class)->dispose (object);
}

static void
rbk_findings_class_init (RbkFindingsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rbk_findings_dispose;

  /**
   * RbkFindings::changed:
   * @self: the findings
   *
   * The rules have looked again.
   */
  changed_signal = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
}

static void
rbk_findings_init (RbkFindings *self)
{
  rbk_soon_init (&self->updating, (RbkSoonFunc) update, self);
  self->work = rbk_latest_new (&work_facts, self);
}

static RbkFindings *
new_for (RbkDocument *document, GSettings *settings)
{
  RbkFindings *self = g_object_new (RBK_TYPE_FINDINGS, NULL);

  self->document = document;
  g_set_object (&self->settings, settings);
  g_signal_connect_object (document, "notify::revision", G_CALLBACK (queue_update), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (rbk_document_get_customer_file (document), "changed",
                           G_CALLBACK (queue_update), self, G_CONNECT_SWAPPED);
  if (settings != NULL)
    g_signal_connect_object (settings, "changed", G_CALLBACK (setting_changed_cb), self,
                             G_CONNECT_SWAPPED);
  queue_update (self);
  return self;
}

/**
 * rbk_findings_of:
 * @document: an open book
 * @settings: (nullable): the user's choices
 *
 * Returns: (transfer none): what the rules find in it; nothing yet when it is first asked for
 */
RbkFindings *
rbk_findings_of (RbkDocument *document, GSettings *settings)
{
  RbkFindings *self;

  g_return_val_if_fail (RBK_IS_DOCUMENT (document), NULL);

  self = g_object_get_data (G_OBJECT (document), "findings");
  if (self == NULL)
    {
      self = new_for (document, settings);
      g_object_set_data_full (G_OBJECT (document), "findings", self, g_object_unref);
    }
  return self;
}

/**
 * rbk_findings_get_list:
 * @self: findings
 *
 * Returns: (transfer none) (nullable) (element-type RbkFinding): what was found, the worst first;
 *   nothing where the rules have not looked, or can't
 */
GPtrArray *
rbk_findings_get_list (RbkFindings *self)
{
  g_return_val_if_fail (RBK_IS_FINDINGS (self), NULL);

  return self->list;
}

/**
 * rbk_findings_is_current:
 * @self: findings
 *
 * Returns: whether the list tells of the book as it is now
 */
gboolean
rbk_findings_is_current (RbkFindings *self)
{
  g_return_val_if_fail (RBK_IS_FINDINGS (self), FALSE);

  return self->list != NULL && self->told == self->stamp && !rbk_soon_is_asked (&self->updating) &&
         self->rest_id == 0;
}

/**
 * rbk_findings_get_error:
 * @self: findings
 *
 * Returns: (transfer none) (nullable): why the rules can't look at the book
 */
const GError *
rbk_findings_get_error (RbkFindings *self)
{
  g_return_val_if_fail (RBK_IS_FINDINGS (self), NULL);

  return self->error;
}

/**
 * rbk_findings_count:
 * @self: findings
 * @severity: how much they matter
 *
 * Returns: how many there are that the book does not let be
 */
guint
rbk_findings_count (RbkFindings *self, RbkSeverity severity)
{
  guint n = 0;

  g_return_val_if_fail (RBK_IS_FINDINGS (self), 0);

  for (guint i = 0; self->list != NULL && i < self->list->len; i++)
    {
      const RbkFinding *finding = g_ptr_array_index (self->list, i);

      n += finding->suppressed == NULL && finding->severity == severity ? 1 : 0;
    }
  return n;
}

/* Places begin with the plan's key: they hold, too, while the rules look at a book in which plans
 * have other places now. */
static gboolean
is_about (const RbkFinding *finding, const char *plan)
{
  gsize length = strlen (plan);

  return g_str_has_prefix (finding->path, "plans[") &&
         strncmp (finding->where, plan, length) == 0 &&
         (finding->where[length] == '\0' || finding->where[length] == '.');
}

/**
 * rbk_findings_find_worst:
 * @self: findings
 * @plan: the key of a plan
 *
 * Returns: (transfer none) (nullable): the first error or warning about it that the book does not
 *   let be
 */
const RbkFinding *
rbk_findings_find_worst (RbkFindings *self, const char *plan)
{
  g_return_val_if_fail (RBK_IS_FINDINGS (self) && plan != NULL, NULL);

  for (guint i = 0; self->list != NULL && i < self->list->len; i++)
    {
      const RbkFinding *finding = g_ptr_array_index (self->list, i);

      if (finding->suppressed == NULL && finding->severity < RBK_SEVERITY_INFO &&
          is_about (finding, plan))
        return finding;
    }
  return NULL;
}
