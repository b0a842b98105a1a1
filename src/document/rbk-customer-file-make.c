/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-customer-file-private.h"
#include "rbk-document-private.h"
#include "rbk-synthetic-load.h"

/* Which making of customers it is; the latest wins. */
typedef struct
{
  RbkCustomerFile *self;   /* (owned) */
  GCancellable    *making; /* (owned) */
} Request;

static void
request_free (Request *request)
{
  g_object_unref (request->self);
  g_object_unref (request->making);
  g_free (request);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Request, request_free)

static void
made_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(Request) request = user_data;
  RbkCustomerFile *self = request->self;
  g_autoptr(GError) error = NULL;
  RbkCustomers *customers = rbk_synthetic_load_finish (result, &error);

  /* Meanwhile others were asked for, or none, or the book was closed. */
  if (self->document == NULL || self->reading != request->making)
    {
      g_clear_pointer (&customers, rbk_customers_free);
      return;
    }

  g_clear_object (&self->reading);
  self->has_made_up = customers != NULL;
  if (customers != NULL)
    {
      rbk_document_take_customers (self->document, customers);
    }
  else
    {
      rbk_document_set_usage (self->document, NULL);
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        self->error = g_steal_pointer (&error);
    }
  rbk_customer_file_tell (self);
}

static void
progress_cb (double fraction, gpointer user_data)
{
  const Request *request = user_data;

  if (request->self->reading == request->making)
    rbk_customer_file_tell_fraction (request->self, fraction);
}

/* Makes the customers up that the book asks for. Those that were made up before stay until
 * then, as while sigma is dragged. */
void
rbk_customer_file_make_up (RbkCustomerFile *self)
{
  Request *request = g_new0 (Request, 1);

  rbk_customer_file_stop_reading (self);
  g_clear_error (&self->error);
  self->reading = g_cancellable_new ();
  self->fraction = 0.0;
  request->self = g_object_ref (self);
  request->making = g_object_ref (self->reading);
  rbk_synthetic_load_async (self->document, self->made_up, self->reading, progress_cb, made_cb,
                            request);
  rbk_customer_file_tell (self);
}

/* Follows what the book says of its made-up customers: any of it makes them others. */
void
rbk_customer_file_set_made_up (RbkCustomerFile *self, RbkSyntheticUsage *made_up)
{
  if (self->made_up != NULL)
    g_signal_handlers_disconnect_by_func (self->made_up, rbk_customer_file_make_up, self);
  g_set_object (&self->made_up, made_up);
  if (made_up != NULL)
    g_signal_connect_object (made_up, "notify", G_CALLBACK (rbk_customer_file_make_up), self,
                             G_CONNECT_SWAPPED);
}

/**
 * rbk_customer_file_get_made_up:
 * @self: a customers' file
 *
 * Returns: (nullable) (transfer none): what customers the book asks to be made up, where no file
 *   goes before them
 */
RbkSyntheticUsage *
rbk_customer_file_get_made_up (RbkCustomerFile *self)
{
  g_return_val_if_fail (RBK_IS_CUSTOMER_FILE (self), NULL);

  return self->made_up;
}
