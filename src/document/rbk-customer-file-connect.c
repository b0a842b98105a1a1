/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-customer-file-private.h"
#include "rbk-database-load.h"
#include "rbk-document-private.h"

/* What a connection is for. */
typedef struct
{
  RbkCustomerFile *self;    /* (owned) */
  GCancellable    *reading; /* (owned) which reading it is; the latest wins */
  RbkUsageSource  *source;  /* (owned) what the book says, or is to say */
} Request;

static void
request_free (Request *request)
{
  g_object_unref (request->self);
  g_object_unref (request->reading);
  g_object_unref (request->source);
  g_free (request);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Request, request_free)

static void
name_in_book (RbkCustomerFile *self, RbkUsageSource *source)
{
  RbkRecord *book = RBK_RECORD (rbk_document_get_book (self->document));

  rbk_document_seal (self->document);
  if (!rbk_document_take (self->document,
                          rbk_edit_new_set_object (book, "usage", RBK_RECORD (source)),
                          &self->error))
    rbk_customer_file_set_source (self, rbk_customer_file_find_source (self));
}

static void
take (RbkCustomerFile *self, RbkCustomers *customers, RbkUsageSource *source)
{
  rbk_customer_file_drop_usage (self);
  self->usage = rbk_usage_ref (rbk_customers_get_usage (customers));
  /* Undone and done again, the edit has its customers back without another question. */
  g_set_object (&self->answered, source);
  g_clear_pointer (&self->answer, rbk_usage_unref);
  self->answer = rbk_usage_ref (self->usage);
  rbk_document_take_customers (self->document, customers);
  /* Known here before the book has it: the book says nothing new then. */
  rbk_customer_file_set_source (self, source);
  if (rbk_customer_file_find_source (self) != source)
    name_in_book (self, source);
}

static void
connected_cb (GObject *document, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(Request) request = user_data;
  RbkCustomerFile *self = request->self;
  g_autoptr(GError) error = NULL;
  g_autoptr(RbkCustomers) customers = rbk_database_load_finish (result, &error);

  /* Meanwhile others were asked for, or none, or the book was closed. */
  if (self->document == NULL || self->reading != request->reading)
    return;

  g_clear_object (&self->reading);
  if (customers != NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_clear_object (&self->asked);
  if (customers != NULL)
    take (self, g_steal_pointer (&customers), request->source);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    self->error = g_steal_pointer (&error);
  rbk_customer_file_tell (self);
}

static void
progress_cb (guint64 rows, gpointer user_data)
{
  const Request *request = user_data;

  if (request->self->reading != request->reading)
    return;

  request->self->rows = rows;
  rbk_customer_file_tell (request->self);
}

static void
start (RbkCustomerFile *self, RbkUsageSource *source, RbkDatabaseQuestion *question)
{
  Request *request = g_new0 (Request, 1);

  request->source = g_object_ref (source);
  rbk_customer_file_stop_reading (self);
  g_clear_error (&self->error);
  self->reading = g_cancellable_new ();
  self->fraction = 0.0;
  self->rows = 0;
  self->asked = g_object_ref (source);
  request->self = g_object_ref (self);
  request->reading = g_object_ref (self->reading);
  question->uri = rbk_usage_source_get_path (source);
  question->mapping = rbk_usage_source_get_mapping (source);
  rbk_database_load_async (self->document, question, self->reading, progress_cb, connected_cb,
                           request);
  rbk_customer_file_tell (self);
}

/* A database is only asked when somebody wants it to be: a book may be a stranger's. What it
 * answered before is still known. */
gboolean
rbk_customer_file_recall (RbkCustomerFile *self)
{
  RbkDatabaseQuestion question = { .usage = self->answer };

  if (self->source == NULL || self->answered != self->source)
    return FALSE;

  start (self, self->source, &question);

  return TRUE;
}

static gboolean
is_in_database (RbkUsageSource *source)
{
  const char *path = source != NULL ? rbk_usage_source_get_path (source) : NULL;

  return path != NULL && rbk_warehouse_is_uri (path);
}

gboolean
rbk_customer_file_is_in_database (RbkCustomerFile *self)
{
  return is_in_database (self->source);
}

static RbkUsageSource *
new_source (RbkCustomerFile *self, const char *uri, const char *const *mapping)
{
  RbkUsageSource *known = rbk_customer_file_find_source (self);
  RbkUsageSource *source;

  if (known != NULL && g_strcmp0 (rbk_usage_source_get_path (known), uri) == 0 &&
      rbk_usage_source_get_mapping (known) != NULL && mapping != NULL &&
      g_strv_equal (rbk_usage_source_get_mapping (known), mapping))
    return g_object_ref (known);

  source = rbk_usage_source_new ();
  g_object_set (source, "path", uri, "format", "postgresql", "mapping", mapping, NULL);

  return source;
}

/**
 * rbk_customer_file_connect:
 * @self: a customers' file
 * @uri: the address of a database, without a password
 * @mapping: (nullable) (array zero-terminated=1): what to ask, as for [func@warehouse_load]
 * @ask: (nullable): asks for a password, in a thread
 * @ask_data: (transfer full): for @ask
 * @free_ask_data: (nullable): frees @ask_data
 *
 * Begins to ask a database for customers. Once they are there, the figures rest on them and the
 * book names the address and the question, in one edit; if it can't be asked, everything stays
 * as it was but the error.
 */
void
rbk_customer_file_connect (RbkCustomerFile   *self,
                           const char        *uri,
                           const char *const *mapping,
                           RbkWarehouseAsk    ask,
                           gpointer           ask_data,
                           GDestroyNotify     free_ask_data)
{
  RbkDatabaseQuestion question = { .ask = ask,
                                   .ask_data = ask_data,
                                   .free_ask_data = free_ask_data };
  g_autoptr(RbkUsageSource) source = NULL;

  g_return_if_fail (RBK_IS_CUSTOMER_FILE (self));
  g_return_if_fail (uri != NULL);

  source = new_source (self, uri, mapping);
  start (self, source, &question);
}

/**
 * rbk_customer_file_get_question:
 * @self: a customers' file
 *
 * Returns: (nullable) (transfer none): what a database is being asked or did not answer, or what
 *   the book says it is to be asked; nothing where the customers are in a file
 */
RbkUsageSource *
rbk_customer_file_get_question (RbkCustomerFile *self)
{
  g_return_val_if_fail (RBK_IS_CUSTOMER_FILE (self), NULL);

  if (self->asked != NULL)
    return self->asked;

  return is_in_database (self->source) ? self->source : NULL;
}

/**
 * rbk_customer_file_connect_known:
 * @self: a customers' file that has a question
 * @ask: (nullable): asks for a password, in a thread
 * @ask_data: (transfer full): for @ask
 * @free_ask_data: (nullable): frees @ask_data
 *
 * Begins to ask the database that the book names, or again the one that did not answer.
 */
void
rbk_customer_file_connect_known (RbkCustomerFile *self,
                                 RbkWarehouseAsk  ask,
                                 gpointer         ask_data,
                                 GDestroyNotify   free_ask_data)
{
  RbkDatabaseQuestion question = { .ask = ask,
                                   .ask_data = ask_data,
                                   .free_ask_data = free_ask_data };

  g_return_if_fail (RBK_IS_CUSTOMER_FILE (self));
  g_return_if_fail (rbk_customer_file_get_question (self) != NULL);

  start (self, rbk_customer_file_get_question (self), &question);
}

/**
 * rbk_customer_file_get_server:
 * @self: a customers' file
 *
 * Returns: (nullable) (transfer full): in words, which database the customers are in or are
 *   to be asked from; nothing where they are in a file
 */
char *
rbk_customer_file_get_server (RbkCustomerFile *self)
{
  RbkUsageSource *question = rbk_customer_file_get_question (self);

  return question != NULL ? rbk_warehouse_describe (rbk_usage_source_get_path (question)) : NULL;
}

/**
 * rbk_customer_file_get_rows:
 * @self: a customers' file
 * @rows: (out): how many have come
 *
 * Returns: whether a database is being asked, which does not say how much there is to come
 */
gboolean
rbk_customer_file_get_rows (RbkCustomerFile *self, guint64 *rows)
{
  g_return_val_if_fail (RBK_IS_CUSTOMER_FILE (self), FALSE);
  g_return_val_if_fail (rows != NULL, FALSE);

  *rows = self->rows;

  return self->reading != NULL && self->asked != NULL;
}
