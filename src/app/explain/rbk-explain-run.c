/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-explain-run.h"

#include <glib/gi18n-lib.h>

#include "rbk-customer-file.h"
#include "rbk-error.h"
#include "rbk-held-book.h"
#include "rbk-latest.h"

struct _RbkExplainRun
{
  RbkDocument   *document; /* (owned) */
  RbkLatest     *work;     /* (owned) */
  RbkExplainDone done;
  gpointer       owner; /* (not owned) */
  guint          stamp; /* of what was asked for last */
};

typedef struct
{
  RbkHeldBook held;
  char       *customers; /* (owned) (nullable) where they are from */
  char       *where, *text;
  guint       stamp;
} Request;

typedef struct
{
  RbkExplainAnswer answer;
  guint            stamp;
} Result;

static void
request_free (gpointer data)
{
  Request *request = data;

  rbk_held_book_clear (&request->held);
  g_free (request->customers);
  g_free (request->where);
  g_free (request->text);
  g_free (request);
}

static void
result_free (gpointer data)
{
  Result *result = data;

  g_clear_pointer (&result->answer.working, rbk_working_unref);
  g_clear_pointer (&result->answer.claims, g_ptr_array_unref);
  g_clear_pointer (&result->answer.workings, g_ptr_array_unref);
  g_clear_error (&result->answer.error);
  g_free (result);
}

static void
clear_working (gpointer working)
{
  if (working != NULL)
    rbk_working_unref (working);
}

static void
answer_claims (const RbkExplainInput *input, const char *text, RbkExplainAnswer *answer)
{
  answer->claims = rbk_claims_check (input, text, &answer->error);
  if (answer->claims == NULL)
    return;
  answer->workings = g_ptr_array_new_with_free_func (clear_working);
  for (guint i = 0; i < answer->claims->len; i++)
    {
      const RbkClaim *claim = g_ptr_array_index (answer->claims, i);

      g_ptr_array_add (answer->workings, claim->verdict != RBK_CLAIM_UNKNOWN
                                             ? rbk_explain (input, claim->where, NULL)
                                             : NULL);
    }
}

static gpointer
work (gpointer data)
{
  const Request  *request = data;
  Result         *result = g_new0 (Result, 1);
  const GError   *error = rbk_analysis_get_error (request->held.analysis);
  RbkExplainInput input = { .book = request->held.book,
                            .spec = rbk_analysis_get_spec (request->held.analysis),
                            .population = rbk_analysis_get_population (request->held.analysis),
                            .customers = request->customers };

  result->stamp = request->stamp;
  if (input.spec == NULL)
    result->answer.error = error != NULL ? g_error_copy (error)
                                         : g_error_new_literal (RBK_ERROR, RBK_ERROR_NOT_FOUND,
                                                                _ ("The book has no figures yet."));
  else if (request->text != NULL)
    answer_claims (&input, request->text, &result->answer);
  else
    result->answer.working = rbk_explain (&input, request->where, &result->answer.error);

  return result;
}

/* What was asked before has nothing to say any more. */
static void
worked_out (gpointer owner, gpointer data)
{
  RbkExplainRun *self = owner;
  Result        *result = data;

  if (result->stamp == self->stamp)
    self->done (self->owner, &result->answer);
  result_free (result);
}

static const RbkLatestFacts work_facts = { work, worked_out, request_free, result_free };

/**
 * rbk_explain_run_new:
 * @document: the open book
 * @done: (scope notified): called with what was worked out
 * @owner: for @done; it frees this before it is gone
 *
 * Returns: (transfer full): nothing to work out yet
 */
RbkExplainRun *
rbk_explain_run_new (RbkDocument *document, RbkExplainDone done, gpointer owner)
{
  RbkExplainRun *self;

  g_return_val_if_fail (RBK_IS_DOCUMENT (document), NULL);
  g_return_val_if_fail (done != NULL, NULL);

  self = g_new0 (RbkExplainRun, 1);
  self->document = g_object_ref (document);
  self->done = done;
  self->owner = owner;
  self->work = rbk_latest_new (&work_facts, self);

  return self;
}

/**
 * rbk_explain_run_free:
 * @self: work
 *
 * Lets what is under way end without anybody hearing of it.
 */
void
rbk_explain_run_free (RbkExplainRun *self)
{
  rbk_latest_free (self->work);
  g_object_unref (self->document);
  g_free (self);
}

static char *
dup_customers (RbkDocument *document)
{
  GFile *file = rbk_customer_file_get_file (rbk_document_get_customer_file (document));

  return file != NULL ? g_file_get_basename (file) : NULL;
}

/* Without customers it is a matter of a thousandth of a second. */
static void
ask (RbkExplainRun *self, const char *where, const char *text)
{
  RbkAnalysis *analysis = rbk_document_get_analysis (self->document);
  gboolean     is_elsewhere = text != NULL || rbk_analysis_get_population (analysis) != NULL;
  Request     *request = g_new0 (Request, 1);

  rbk_held_book_init (&request->held, self->document, is_elsewhere);
  request->customers = dup_customers (self->document);
  request->where = g_strdup (where);
  request->text = g_strdup (text);
  request->stamp = ++self->stamp;
  if (is_elsewhere)
    {
      rbk_latest_ask (self->work, request);
      return;
    }
  worked_out (self, work (request));
  request_free (request);
}

/**
 * rbk_explain_run_ask:
 * @self: work
 * @where: a figure, as [func@explain] takes it
 *
 * Asks how it comes about in the book as it is now.
 */
void
rbk_explain_run_ask (RbkExplainRun *self, const char *where)
{
  g_return_if_fail (self != NULL && where != NULL);

  ask (self, where, NULL);
}

/**
 * rbk_explain_run_ask_claims:
 * @self: work
 * @text: a text with figures
 *
 * Asks whether they hold in the book as it is now.
 */
void
rbk_explain_run_ask_claims (RbkExplainRun *self, const char *text)
{
  g_return_if_fail (self != NULL && text != NULL);

  ask (self, NULL, text);
}
