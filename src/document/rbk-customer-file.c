/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-customer-file-private.h"
#include "rbk-document-private.h"

/**
 * RbkCustomerFile:
 *
 * The customers' own file behind a book: read beside the window, named in the book by path
 * and digest, never copied into it.
 *
 * What the book says is what holds: when the edit that named the file is undone, its
 * customers are gone, and when it is done again they are back.
 */
G_DEFINE_FINAL_TYPE (RbkCustomerFile, rbk_customer_file, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

RbkUsageSource *
rbk_customer_file_find_source (RbkCustomerFile *self)
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

  if (self->error != NULL)
    return RBK_CUSTOMER_FILE_FAILED;

  if (rbk_customer_file_is_in_database (self))
    return RBK_CUSTOMER_FILE_DATABASE;

  return self->has_made_up ? RBK_CUSTOMER_FILE_MADE_UP : RBK_CUSTOMER_FILE_NONE;
}

void
rbk_customer_file_tell (RbkCustomerFile *self)
{
  self->state = find_state (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

/* Says how far a reading is. */
void
rbk_customer_file_tell_fraction (RbkCustomerFile *self, double fraction)
{
  self->fraction = fraction;
  g_signal_emit (self, signals[CHANGED], 0);
}

void
rbk_customer_file_stop_reading (RbkCustomerFile *self)
{
  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  g_clear_object (&self->asked);
}

/* Follows what the book says of the file: whether its digest is still the one. */
void
rbk_customer_file_set_source (RbkCustomerFile *self, RbkUsageSource *source)
{
  if (self->source != NULL)
    g_signal_handlers_disconnect_by_func (self->source, rbk_customer_file_tell, self);
  g_set_object (&self->source, source);
  if (source != NULL)
    g_signal_connect_object (source, "notify::sha256", G_CALLBACK (rbk_customer_file_tell), self,
                             G_CONNECT_SWAPPED);
}

void
rbk_customer_file_drop_usage (RbkCustomerFile *self)
{
  rbk_customer_file_stop_watching (self);
  g_clear_pointer (&self->usage, rbk_usage_unref);
  g_clear_pointer (&self->sha256, g_free);
  g_clear_error (&self->error);
  g_clear_object (&self->file);
  rbk_customer_file_set_made_up (self, NULL);
  self->has_made_up = FALSE;
  rbk_document_set_usage (self->document, NULL);
}

/* A file goes before customers that are made up. */
static RbkSyntheticUsage *
find_made_up (RbkCustomerFile *self)
{
  if (rbk_customer_file_find_source (self) != NULL)
    return NULL;

  return rbk_book_get_synthetic_usage (rbk_document_get_book (self->document));
}

/* The book names another file than before, or none, or wants other customers made up. */
static void
follow (RbkCustomerFile *self)
{
  RbkUsageSource    *source = rbk_customer_file_find_source (self);
  RbkSyntheticUsage *made_up = find_made_up (self);

  if (source == self->source && made_up == self->made_up)
    return;

  rbk_customer_file_stop_reading (self);
  rbk_customer_file_drop_usage (self);
  rbk_customer_file_set_source (self, source);
  rbk_customer_file_set_made_up (self, made_up);
  if (made_up != NULL)
    rbk_customer_file_make_up (self);
  else
    rbk_customer_file_read_known (self);
}

static void
follow_book_cb (RbkCustomerFile *self)
{
  RbkBook *book = rbk_document_get_book (self->document);

  g_signal_connect_object (book, "notify::usage", G_CALLBACK (follow), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (book, "notify::synthetic-usage", G_CALLBACK (follow), self,
                           G_CONNECT_SWAPPED);
  follow (self);
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

  rbk_customer_file_stop_reading (self);
  rbk_customer_file_stop_watching (self);
  g_clear_object (&self->file);
  rbk_customer_file_set_source (self, NULL);
  rbk_customer_file_set_made_up (self, NULL);
  g_clear_object (&self->answered);
  g_clear_weak_pointer (&self->document);

  G_OBJECT_CLASS (rbk_customer_file_parent_class)->dispose (object);
}

static void
rbk_customer_file_finalize (GObject *object)
{
  RbkCustomerFile *self = RBK_CUSTOMER_FILE (object);

  g_clear_pointer (&self->usage, rbk_usage_unref);
  g_clear_pointer (&self->answer, rbk_usage_unref);
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
 * rbk_customer_file_forget:
 * @self: a customers' file
 *
 * Lets the figures rest on the usage levels again: the book names no file any more, or asks
 * for no made-up customers, in one edit. Where it names a file and asks for made-up ones as
 * well, only the file is forgotten.
 *
 * Returns: whether the book took it
 */
gboolean
rbk_customer_file_forget (RbkCustomerFile *self)
{
  RbkRecord *book;

  g_return_val_if_fail (RBK_IS_CUSTOMER_FILE (self), FALSE);

  rbk_customer_file_stop_reading (self);
  g_clear_error (&self->error);
  book = RBK_RECORD (rbk_document_get_book (self->document));
  rbk_document_seal (self->document);
  if ((self->source != NULL || self->made_up != NULL) &&
      !rbk_document_take (self->document,
                          rbk_edit_new_set_object (book,
                                                   self->source != NULL ? "usage"
                                                                        : "synthetic-usage",
                                                   NULL),
                          NULL))
    return FALSE;
  rbk_customer_file_tell (self);

  return TRUE;
}
