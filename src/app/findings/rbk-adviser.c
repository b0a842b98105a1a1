/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-adviser.h"

#include "rbk-customer-file.h"
#include "rbk-held-book.h"
#include "rbk-latest.h"

/* Customers are looked at again once a price has come to rest. */
#define REST_MILLISECONDS 200

/**
 * RbkAdviser:
 *
 * What advisors say of an open book, worked out when somebody asks: at once where there are no
 * customers, else beside the window, once edits rest. It keeps what was answered to their
 * questions while the book is open.
 */
struct _RbkAdviser
{
  GObject parent_instance;

  RbkDocument     *document; /* (owned) */
  RbkLatest       *work;     /* (owned) */
  GPtrArray       *list;     /* (owned) (nullable) (element-type RbkAdvice) */
  RbkAdviseAnswers answers;
  guint            stamp; /* goes up with each change of what advice rests on */
  guint            asked; /* of what was asked for last */
  guint            told;  /* of what was answered last */
  guint            rest_id;
};

G_DEFINE_FINAL_TYPE (RbkAdviser, rbk_adviser, G_TYPE_OBJECT)

static guint changed_signal;

typedef struct
{
  RbkHeldBook      held;
  RbkAdviseAnswers answers;
  guint            stamp;
} Request;

typedef struct
{
  GPtrArray *list;
  guint      stamp;
} Result;

static Request *
request_new (RbkAdviser *self, gboolean is_elsewhere)
{
  Request *request = g_new0 (Request, 1);

  rbk_held_book_init (&request->held, self->document, is_elsewhere);
  request->answers = self->answers;
  request->stamp = self->stamp;
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
  g_free (result);
}

static gpointer
work (gpointer data)
{
  const Request *request = data;
  Result        *result = g_new0 (Result, 1);
  RbkAdviseInput input = { .book = request->held.book,
                           .table = rbk_analysis_get_table (request->held.analysis),
                           .population = rbk_analysis_get_population (request->held.analysis),
                           .answers = &request->answers };

  result->stamp = request->stamp;
  if (input.table != NULL)
    result->list = rbk_advise_book (&input, NULL);
  return result;
}

/* What was asked for before the latest edit has nothing to say any more. */
static void
keep (RbkAdviser *self, Result *result)
{
  if (result->stamp == self->stamp)
    {
      g_clear_pointer (&self->list, g_ptr_array_unref);
      self->list = g_steal_pointer (&result->list);
      self->told = result->stamp;
    }
  result_free (result);
}

static void
worked_out (gpointer owner, gpointer data)
{
  RbkAdviser *self = owner;

  keep (self, data);
  if (self->told == self->stamp)
    g_signal_emit (self, changed_signal, 0);
}

static const RbkLatestFacts work_facts = { work, worked_out, request_free, result_free };

static gboolean
rest_cb (gpointer user_data)
{
  RbkAdviser *self = user_data;

  self->rest_id = 0;
  rbk_latest_ask (self->work, request_new (self, TRUE));
  return G_SOURCE_REMOVE;
}

static void
moved_cb (RbkAdviser *self)
{
  self->stamp++;
  g_clear_handle_id (&self->rest_id, g_source_remove);
}

static void
rbk_adviser_dispose (GObject *object)
{
  RbkAdviser *self = RBK_ADVISER (object);

  g_clear_handle_id (&self->rest_id, g_source_remove);
  g_clear_pointer (&self->work, rbk_latest_free);
  g_clear_pointer (&self->list, g_ptr_array_unref);
  g_clear_object (&self->document);

  G_OBJECT_CLASS (rbk_adviser_parent_class)->dispose (object);
}

static void
rbk_adviser_class_init (RbkAdviserClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rbk_adviser_dispose;

  /**
   * RbkAdviser::changed:
   * @self: the adviser
   *
   * It has worked something out, or was answered something.
   */
  changed_signal = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
}

static void
rbk_adviser_init (RbkAdviser *self)
{
  self->work = rbk_latest_new (&work_facts, self);
  self->stamp = 1;
}

/**
 * rbk_adviser_new:
 * @document: an open book
 *
 * Returns: (transfer full): an adviser that has nothing to say until it is asked
 */
RbkAdviser *
rbk_adviser_new (RbkDocument *document)
{
  RbkAdviser *self = g_object_new (RBK_TYPE_ADVISER, NULL);

  self->document = g_object_ref (document);
  g_signal_connect_object (document, "notify::revision", G_CALLBACK (moved_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (rbk_document_get_customer_file (document), "changed",
                           G_CALLBACK (moved_cb), self, G_CONNECT_SWAPPED);

  return self;
}

/**
 * rbk_adviser_ask:
 * @self: an adviser
 *
 * Has advice on the book as it is now worked out, at once or beside the window.
 */
void
rbk_adviser_ask (RbkAdviser *self)
{
  g_return_if_fail (RBK_IS_ADVISER (self));

  if (self->asked == self->stamp)
    return;
  self->asked = self->stamp;
  g_clear_handle_id (&self->rest_id, g_source_remove);
  if (rbk_analysis_get_population (rbk_document_get_analysis (self->document)) != NULL)
    {
      self->rest_id = g_timeout_add (REST_MILLISECONDS, rest_cb, self);
    }
  else
    {
      Request *request = request_new (self, FALSE);

      keep (self, work (request));
      request_free (request);
    }
}

/**
 * rbk_adviser_get_list:
 * @self: an adviser
 *
 * Returns: (transfer none) (nullable) (element-type RbkAdvice): what it said last
 */
GPtrArray *
rbk_adviser_get_list (RbkAdviser *self)
{
  g_return_val_if_fail (RBK_IS_ADVISER (self), NULL);

  return self->list;
}

/**
 * rbk_adviser_is_current:
 * @self: an adviser
 *
 * Returns: whether the list tells of the book as it is now
 */
gboolean
rbk_adviser_is_current (RbkAdviser *self)
{
  g_return_val_if_fail (RBK_IS_ADVISER (self), FALSE);

  return self->list != NULL && self->told == self->stamp;
}

/**
 * rbk_adviser_get_answers:
 * @self: an adviser
 *
 * Returns: (transfer none): what was answered
 */
const RbkAdviseAnswers *
rbk_adviser_get_answers (RbkAdviser *self)
{
  g_return_val_if_fail (RBK_IS_ADVISER (self), NULL);

  return &self->answers;
}

/**
 * rbk_adviser_set_answers:
 * @self: an adviser
 * @answers: what the book does not say
 *
 * Answers its questions.
 */
void
rbk_adviser_set_answers (RbkAdviser *self, const RbkAdviseAnswers *answers)
{
  g_return_if_fail (RBK_IS_ADVISER (self) && answers != NULL);

  self->answers = *answers;
  moved_cb (self);
  g_signal_emit (self, changed_signal, 0);
}
