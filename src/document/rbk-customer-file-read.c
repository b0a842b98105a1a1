/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-customer-file-private.h"
#include "rbk-customer-load.h"
#include "rbk-customer-path.h"
#include "rbk-document-private.h"

/* What a reading is for. */
typedef struct
{
  RbkCustomerFile *self;    /* (owned) */
  GCancellable    *reading; /* (owned) which reading it is; the latest wins */
  RbkUsageSource  *source;  /* (owned) (nullable) nothing: the book does not name it yet */
  GFileMonitor    *monitor; /* (owned) (nullable) of the file, since before it is read */
  char            *format;  /* (owned) (nullable) */
  char           **mapping; /* (owned) (nullable) */
} Request;

static void
request_free (Request *request)
{
  g_object_unref (request->self);
  g_object_unref (request->reading);
  g_clear_object (&request->source);
  g_clear_object (&request->monitor);
  g_free (request->format);
  g_strfreev (request->mapping);
  g_free (request);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Request, request_free)

/* What was said of the customers of an earlier file, as how they are rescaled, does not hold
 * of another. Read again, the same file keeps it. */
static RbkUsageSource *
new_source (RbkCustomerFile *self, const char *path, const Request *request)
{
  RbkUsageSource *source = rbk_customer_file_find_source (self);

  if (source != NULL && g_strcmp0 (rbk_usage_source_get_path (source), path) == 0)
    source = RBK_USAGE_SOURCE (rbk_record_copy (RBK_RECORD (source)));
  else
    source = rbk_usage_source_new ();
  g_object_set (source, "path", path, "sha256", self->sha256, "format",
                request->format != NULL ? request->format : self->usage->format, "mapping",
                request->mapping, NULL);

  return source;
}

static void
name_in_book (RbkCustomerFile *self, const Request *request)
{
  RbkRecord       *book = RBK_RECORD (rbk_document_get_book (self->document));
  g_autofree char *path =
      rbk_customer_path_for_book (rbk_document_get_file (self->document), self->file);
  g_autoptr(RbkUsageSource) source = new_source (self, path, request);

  /* Known here before the book has it: the book says nothing new then. */
  rbk_customer_file_set_source (self, source);
  rbk_document_seal (self->document);
  if (!rbk_document_take (self->document,
                          rbk_edit_new_set_object (book, "usage", RBK_RECORD (source)),
                          &self->error))
    rbk_customer_file_set_source (self, rbk_customer_file_find_source (self));
}

static void
take (RbkCustomerFile *self,
      GFile           *file,
      RbkCustomers    *customers,
      char            *sha256,
      const Request   *request)
{
  rbk_customer_file_drop_usage (self);
  self->file = g_object_ref (file);
  self->usage = rbk_usage_ref (rbk_customers_get_usage (customers));
  self->sha256 = sha256;
  rbk_document_take_customers (self->document, customers);
  if (request->source == NULL)
    name_in_book (self, request);
  /* A book that refuses the name has let go of the file by now. */
  if (self->file != NULL)
    rbk_customer_file_watch (self, request->monitor);
}

/* A file that is not there is no file that is broken. */
static void
keep_error (RbkCustomerFile *self, GFile *file, GError *error)
{
  g_autofree char *path = g_file_get_parse_name (file);

  self->error = error;
  if (g_file_query_exists (file, NULL))
    return;

  g_clear_error (&self->error);
  g_set_error (&self->error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
               E_ ("%s is not there; put it back, or open another file"), path);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(Request) request = user_data;
  RbkCustomerFile *self = request->self;
  g_autofree char *sha256 = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(RbkCustomers) customers = rbk_customer_load_finish (result, &sha256, &error);

  /* Meanwhile another file was asked for, or none, or the book was closed. */
  if (self->document == NULL || self->reading != request->reading)
    return;

  g_clear_object (&self->reading);
  if (customers != NULL)
    take (self, G_FILE (source), g_steal_pointer (&customers), g_steal_pointer (&sha256), request);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    keep_error (self, G_FILE (source), g_steal_pointer (&error));
  rbk_customer_file_tell (self);
}

static void
progress_cb (double fraction, gpointer user_data)
{
  const Request *request = user_data;

  if (request->self->reading != request->reading)
    return;

  rbk_customer_file_tell_fraction (request->self, fraction);
}

static void
start (RbkCustomerFile   *self,
       GFile             *file,
       RbkUsageSource    *source,
       const char        *format,
       const char *const *mapping)
{
  Request *request = g_new0 (Request, 1);

  rbk_customer_file_stop_reading (self);
  g_clear_error (&self->error);
  self->reading = g_cancellable_new ();
  self->fraction = 0.0;
  request->self = g_object_ref (self);
  request->reading = g_object_ref (self->reading);
  request->source = source != NULL ? g_object_ref (source) : NULL;
  request->monitor = rbk_customer_file_new_monitor (self, file);
  request->format = g_strdup (format);
  request->mapping = g_strdupv ((char **) mapping);
  if (self->usage == NULL)
    g_set_object (&self->file, file);
  rbk_customer_load_async (file, format, mapping, self->document, self->reading, progress_cb,
                           loaded_cb, request);
  rbk_customer_file_tell (self);
}

/**
 * rbk_customer_file_read:
 * @self: a customers' file
 * @file: a usage file
 * @format: (nullable): the name of its format, or nothing to find it out
 * @mapping: (nullable): `field=column` entries for what its columns' names don't say
 *
 * Begins to read a file. Once it is read, the figures rest on it and the book names it, in
 * one edit; if it can't be read, everything stays as it was but the error.
 */
void
rbk_customer_file_read (RbkCustomerFile   *self,
                        GFile             *file,
                        const char        *format,
                        const char *const *mapping)
{
  g_return_if_fail (RBK_IS_CUSTOMER_FILE (self));
  g_return_if_fail (G_IS_FILE (file));

  start (self, file, NULL, format, mapping);
}

/**
 * rbk_customer_file_read_known:
 * @self: a customers' file
 *
 * Begins to read the file that the book names, again if need be; a database is not asked. It is
 * no edit: a file that
 * is not the one that the book was sized on stays [enum@CustomerFileState] changed until it
 * is read by [method@CustomerFile.read].
 */
void
rbk_customer_file_read_known (RbkCustomerFile *self)
{
  g_autoptr(GFile) file = NULL;

  g_return_if_fail (RBK_IS_CUSTOMER_FILE (self));

  if (rbk_customer_file_is_in_database (self))
    {
      if (!rbk_customer_file_recall (self))
        rbk_customer_file_tell (self);
      return;
    }
  if (self->source != NULL)
    file = rbk_customer_path_resolve (rbk_document_get_file (self->document),
                                      rbk_usage_source_get_path (self->source));
  if (file != NULL)
    {
      start (self, file, self->source, rbk_usage_source_get_format (self->source),
             rbk_usage_source_get_mapping (self->source));
      return;
    }

  g_clear_error (&self->error);
  if (self->source != NULL)
    g_set_error (&self->error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
                 E_ ("%s is looked for beside the book, which is in no folder yet; save the book, "
                     "or open the file anew"),
                 rbk_usage_source_get_path (self->source));
  rbk_customer_file_tell (self);
}

/**
 * rbk_customer_file_cancel:
 * @self: a customers' file
 *
 * Gives up a reading. What was read before holds on.
 */
void
rbk_customer_file_cancel (RbkCustomerFile *self)
{
  g_return_if_fail (RBK_IS_CUSTOMER_FILE (self));

  if (self->reading == NULL)
    return;

  rbk_customer_file_stop_reading (self);
  if (self->usage == NULL && (self->source != NULL || (self->made_up && !self->has_made_up)))
    g_set_error (&self->error, G_IO_ERROR, G_IO_ERROR_CANCELLED,
                 self->source != NULL
                     ? E_ ("Reading was stopped; the usage levels stand in for the customers")
                     : E_ ("Stopped; the usage levels stand in for the customers"));
  rbk_customer_file_tell (self);
}
