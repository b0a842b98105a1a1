/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-customer-file.h"

#include "rbk-customer-load.h"
#include "rbk-customer-path.h"
#include "rbk-document-private.h"
#include "rbk-usage-source.h"

/* A program that writes a file does so in many steps. */
#define QUIET_MILLISECONDS 400

/**
 * RbkCustomerFile:
 *
 * The customers' own file behind a book: read beside the window, named in the book by path
 * and digest, never copied into it.
 *
 * What the book says is what holds: when the edit that named the file is undone, its
 * customers are gone, and when it is done again they are back.
 */
struct _RbkCustomerFile
{
  GObject parent_instance;

  RbkDocument         *document; /* (not owned) it owns this */
  RbkUsageSource      *source;   /* (owned) (nullable) what the book says, as far as known here */
  RbkCustomerFileState state;
  GFile               *file;     /* (owned) (nullable) of @usage, or that should be */
  RbkUsage            *usage;    /* (owned) (nullable) */
  char                *sha256;   /* (owned) (nullable) of @usage */
  GError              *error;    /* (owned) (nullable) why the last reading failed */
  GCancellable        *reading;  /* (owned) (nullable) while a file is read */
  double               fraction; /* of it */
  GFileMonitor        *monitor;  /* (owned) (nullable) of @file */
  gboolean             is_stale; /* the file was written since it was read */
  guint                quiet_id;
};

G_DEFINE_FINAL_TYPE (RbkCustomerFile, rbk_customer_file, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* What a reading is for. */
typedef struct
{
  RbkCustomerFile *self;    /* (owned) */
  GCancellable    *reading; /* (owned) which reading it is; the latest wins */
  RbkUsageSource  *source;  /* (owned) (nullable) nothing: the book does not name it yet */
  char            *format;  /* (owned) (nullable) */
  char           **mapping; /* (owned) (nullable) */
} Request;

static void
request_free (Request *request)
{
  g_object_unref (request->self);
  g_object_unref (request->reading);
  g_clear_object (&request->source);
  g_free (request->format);
  g_strfreev (request->mapping);
  g_free (request);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Request, request_free)

static RbkUsageSource *
source_in_book (RbkCustomerFile *self)
{
  return rbk_book_get_usage (rbk_document_get_book (self->document));
}

static gboolean
is_same_file (RbkCustomerFile *self)
{
  const char *known = self->source != NULL ? rbk_usage_source_get_sha256 (self->source) : NULL;

  return known == NULL || g_strcmp0 (known, self->sha256) == 0;
}

static RbkCustomerFileState
find_state (RbkCustomerFile *self)
{
  if (self->reading != NULL)
    return RBK_CUSTOMER_FILE_READING;
  if (g_error_matches (self->error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    return RBK_CUSTOMER_FILE_MISSING;
  if (self->usage != NULL)
    return self->is_stale || !is_same_file (self) ? RBK_CUSTOMER_FILE_CHANGED
                                                  : RBK_CUSTOMER_FILE_READY;

  return self->error != NULL ? RBK_CUSTOMER_FILE_FAILED : RBK_CUSTOMER_FILE_NONE;
}

static void
tell (RbkCustomerFile *self)
{
  self->state = find_state (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
stop_watching (RbkCustomerFile *self)
{
  g_clear_handle_id (&self->quiet_id, g_source_remove);
  if (self->monitor != NULL)
    g_file_monitor_cancel (self->monitor);
  g_clear_object (&self->monitor);
  self->is_stale = FALSE;
}

static gboolean
quiet_cb (gpointer user_data)
{
  RbkCustomerFile *self = user_data;

  self->quiet_id = 0;
  self->is_stale = TRUE;
  g_clear_error (&self->error);
  if (!g_file_query_exists (self->file, NULL))
    {
      g_autofree char *name = g_file_get_basename (self->file);

      g_set_error (&self->error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "%s was removed", name);
    }
  tell (self);

  return G_SOURCE_REMOVE;
}

static void
file_changed_cb (RbkCustomerFile *self)
{
  g_clear_handle_id (&self->quiet_id, g_source_remove);
  self->quiet_id = g_timeout_add (QUIET_MILLISECONDS, quiet_cb, self);
}

static void
watch (RbkCustomerFile *self)
{
  stop_watching (self);

  /* Where files can't be watched, the digest tells the next time that the book is opened. */
  self->monitor = g_file_monitor_file (self->file, G_FILE_MONITOR_NONE, NULL, NULL);
  if (self->monitor != NULL)
    g_signal_connect_object (self->monitor, "changed", G_CALLBACK (file_changed_cb), self,
                             G_CONNECT_SWAPPED);
}

static void
stop_reading (RbkCustomerFile *self)
{
  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
}

/* Follows what the book says of the file: whether its digest is still the one. */
static void
set_source (RbkCustomerFile *self, RbkUsageSource *source)
{
  if (self->source != NULL)
    g_signal_handlers_disconnect_by_func (self->source, tell, self);
  g_set_object (&self->source, source);
  if (source != NULL)
    g_signal_connect_object (source, "notify::sha256", G_CALLBACK (tell), self, G_CONNECT_SWAPPED);
}

static void
drop_usage (RbkCustomerFile *self)
{
  stop_watching (self);
  g_clear_pointer (&self->usage, rbk_usage_unref);
  g_clear_pointer (&self->sha256, g_free);
  g_clear_error (&self->error);
  g_clear_object (&self->file);
  rbk_document_set_usage (self->document, NULL);
}

/* What was said of the customers of an earlier file, as how they are rescaled, does not hold
 * of another. Read again, the same file keeps it. */
static RbkUsageSource *
new_source (RbkCustomerFile *self, const char *path, const Request *request)
{
  RbkUsageSource *source = source_in_book (self);

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
  set_source (self, source);
  rbk_document_seal (self->document);
  if (!rbk_document_take (self->document,
                          rbk_edit_new_set_object (book, "usage", RBK_RECORD (source)),
                          &self->error))
    set_source (self, source_in_book (self));
}

static void
take (RbkCustomerFile *self,
      GFile           *file,
      RbkCustomers    *customers,
      char            *sha256,
      const Request   *request)
{
  drop_usage (self);
  self->file = g_object_ref (file);
  self->usage = rbk_usage_ref (rbk_customers_get_usage (customers));
  self->sha256 = sha256;
  rbk_document_take_customers (self->document, customers);
  if (request->source == NULL)
    name_in_book (self, request);
  /* A book that refuses the name has let go of the file by now. */
  if (self->file != NULL)
    watch (self);
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
               "%s is not there; put it back, or open another file", path);
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
  tell (self);
}

static void
progress_cb (double fraction, gpointer user_data)
{
  const Request *request = user_data;

  if (request->self->reading != request->reading)
    return;

  request->self->fraction = fraction;
  g_signal_emit (request->self, signals[CHANGED], 0);
}

static void
start (RbkCustomerFile   *self,
       GFile             *file,
       RbkUsageSource    *source,
       const char        *format,
       const char *const *mapping)
{
  Request *request = g_new0 (Request, 1);

  stop_reading (self);
  g_clear_error (&self->error);
  self->reading = g_cancellable_new ();
  self->fraction = 0.0;
  request->self = g_object_ref (self);
  request->reading = g_object_ref (self->reading);
  request->source = source != NULL ? g_object_ref (source) : NULL;
  request->format = g_strdup (format);
  request->mapping = g_strdupv ((char **) mapping);
  if (self->usage == NULL)
    g_set_object (&self->file, file);
  rbk_customer_load_async (file, format, mapping, self->document, self->reading, progress_cb,
                           loaded_cb, request);
  tell (self);
}

/* The book names another file than before, or none. */
static void
follow_cb (RbkCustomerFile *self)
{
  RbkUsageSource *source = source_in_book (self);

  if (source == self->source)
    return;

  stop_reading (self);
  drop_usage (self);
  set_source (self, source);
  rbk_customer_file_read_known (self);
}

static void
follow_book_cb (RbkCustomerFile *self)
{
  g_signal_connect_object (rbk_document_get_book (self->document), "notify::usage",
                           G_CALLBACK (follow_cb), self, G_CONNECT_SWAPPED);
  follow_cb (self);
}

/* A book that was in no file had no folder to look for its customers in. */
static void
book_moved_cb (RbkCustomerFile *self)
{
  if (self->state == RBK_CUSTOMER_FILE_MISSING && self->usage == NULL)
    rbk_customer_file_read_known (self);
}

static void
rbk_customer_file_dispose (GObject *object)
{
  RbkCustomerFile *self = RBK_CUSTOMER_FILE (object);

  stop_reading (self);
  stop_watching (self);
  g_clear_object (&self->file);
  set_source (self, NULL);
  g_clear_weak_pointer (&self->document);

  G_OBJECT_CLASS (rbk_customer_file_parent_class)->dispose (object);
}

static void
rbk_customer_file_finalize (GObject *object)
{
  RbkCustomerFile *self = RBK_CUSTOMER_FILE (object);

  g_clear_pointer (&self->usage, rbk_usage_unref);
  g_free (self->sha256);
  g_clear_error (&self->error);

  G_OBJECT_CLASS (rbk_customer_file_parent_class)->finalize (object);
}

static void
rbk_customer_file_class_init (RbkCustomerFileClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = rbk_customer_file_dispose;
  object_class->finalize = rbk_customer_file_finalize;

  /**
   * RbkCustomerFile::changed:
   * @self: a customers' file
   *
   * Its state, how far its reading is, its error or what it holds is another.
   */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
rbk_customer_file_init (RbkCustomerFile *self)
{
}

/**
 * rbk_document_get_customer_file:
 * @document: a document
 *
 * Gets the customers' file of a document. When first asked for, it begins to read the one
 * that the book names.
 *
 * Returns: (transfer none): the file, as it stands with it
 */
RbkCustomerFile *
rbk_document_get_customer_file (RbkDocument *document)
{
  RbkCustomerFile *self;

  g_return_val_if_fail (RBK_IS_DOCUMENT (document), NULL);

  if (document->customer_file != NULL)
    return RBK_CUSTOMER_FILE (document->customer_file);

  self = g_object_new (RBK_TYPE_CUSTOMER_FILE, NULL);
  document->customer_file = G_OBJECT (self);
  g_set_weak_pointer (&self->document, document);
  g_signal_connect_object (document, "notify::book", G_CALLBACK (follow_book_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (document, "notify::file", G_CALLBACK (book_moved_cb), self,
                           G_CONNECT_SWAPPED);
  follow_book_cb (self);

  return self;
}

/**
 * rbk_customer_file_get_state:
 * @self: a customers' file
 *
 * Returns: how it stands with it
 */
RbkCustomerFileState
rbk_customer_file_get_state (RbkCustomerFile *self)
{
  g_return_val_if_fail (RBK_IS_CUSTOMER_FILE (self), RBK_CUSTOMER_FILE_NONE);

  return self->state;
}

/**
 * rbk_customer_file_get_file:
 * @self: a customers' file
 *
 * Returns: (nullable) (transfer none): the file that the figures rest on, or, where they
 *   rest on none, the one that they should
 */
GFile *
rbk_customer_file_get_file (RbkCustomerFile *self)
{
  g_return_val_if_fail (RBK_IS_CUSTOMER_FILE (self), NULL);

  return self->file;
}

/**
 * rbk_customer_file_get_usage:
 * @self: a customers' file
 *
 * Returns: (nullable) (transfer none): what was read, good until the next
 *   [signal@CustomerFile::changed]
 */
RbkUsage *
rbk_customer_file_get_usage (RbkCustomerFile *self)
{
  g_return_val_if_fail (RBK_IS_CUSTOMER_FILE (self), NULL);

  return self->usage;
}

/**
 * rbk_customer_file_get_error:
 * @self: a customers' file
 *
 * Returns: (nullable) (transfer none): why the last reading failed. What was read before
 *   holds on.
 */
const GError *
rbk_customer_file_get_error (RbkCustomerFile *self)
{
  g_return_val_if_fail (RBK_IS_CUSTOMER_FILE (self), NULL);

  return self->error;
}

/**
 * rbk_customer_file_get_fraction:
 * @self: a customers' file
 *
 * Returns: how much of it is read, from 0 to 1, while it is being read
 */
double
rbk_customer_file_get_fraction (RbkCustomerFile *self)
{
  g_return_val_if_fail (RBK_IS_CUSTOMER_FILE (self), 0.0);

  return self->fraction;
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
 * Begins to read the file that the book names, again if need be. It is no edit: a file that
 * is not the one that the book was sized on stays [enum@CustomerFileState] changed until it
 * is read by [method@CustomerFile.read].
 */
void
rbk_customer_file_read_known (RbkCustomerFile *self)
{
  g_autoptr(GFile) file = NULL;

  g_return_if_fail (RBK_IS_CUSTOMER_FILE (self));

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
                 "%s is looked for beside the book, which is in no folder yet; save the book, "
                 "or open the file anew",
                 rbk_usage_source_get_path (self->source));
  tell (self);
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

  stop_reading (self);
  if (self->usage == NULL && self->source != NULL)
    g_set_error (&self->error, G_IO_ERROR, G_IO_ERROR_CANCELLED,
                 "Reading was stopped; the usage levels stand in for the customers");
  tell (self);
}

/**
 * rbk_customer_file_forget:
 * @self: a customers' file
 *
 * Lets the figures rest on the usage levels again: the book names no file any more, in one
 * edit.
 *
 * Returns: whether the book took it
 */
gboolean
rbk_customer_file_forget (RbkCustomerFile *self)
{
  RbkRecord *book;

  g_return_val_if_fail (RBK_IS_CUSTOMER_FILE (self), FALSE);

  stop_reading (self);
  g_clear_error (&self->error);
  book = RBK_RECORD (rbk_document_get_book (self->document));
  rbk_document_seal (self->document);
  if (self->source != NULL &&
      !rbk_document_take (self->document, rbk_edit_new_set_object (book, "usage", NULL), NULL))
    return FALSE;
  tell (self);

  return TRUE;
}
