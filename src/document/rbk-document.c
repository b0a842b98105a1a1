/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-document-private.h"

G_DEFINE_FINAL_TYPE (RbkDocument, rbk_document, G_TYPE_OBJECT)

/**
 * RbkDocument:
 *
 * An open book: the book itself, the history of its edits, its file, and what follows
 * from it.
 *
 * [method@Document.take] is the only door for writes. All else that shows or computes
 * something listens to `revision`, or to the records themselves.
 */

typedef enum
{
  PROP_BOOK = 1,
  PROP_FILE,
  PROP_TITLE,
  PROP_REVISION,
  PROP_CAN_UNDO,
  PROP_CAN_REDO,
  PROP_IS_SAVED,
  PROP_EXTERNAL_CHANGE,
} RbkDocumentProperty;

static GParamSpec *properties[PROP_EXTERNAL_CHANGE + 1];

static void
title_changed_cb (RbkDocument *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TITLE]);
}

static void
history_changed_cb (RbkDocument *self, GParamSpec *pspec, RbkHistory *history)
{
  static const RbkDocumentProperty forwarded[] = { PROP_CAN_UNDO, PROP_CAN_REDO, PROP_IS_SAVED };

  for (gsize i = 0; i < G_N_ELEMENTS (forwarded); i++)
    if (g_str_equal (pspec->name, properties[forwarded[i]]->name))
      g_object_notify_by_pspec (G_OBJECT (self), properties[forwarded[i]]);
}

static void
rbk_document_dispose (GObject *object)
{
  RbkDocument *self = RBK_DOCUMENT (object);

  rbk_document_unwatch (self);
  g_clear_handle_id (&self->draft_source, g_source_remove);
  g_clear_object (&self->draft);
  g_clear_object (&self->customer_file);
  g_clear_pointer (&self->analysis, rbk_analysis_unref);
  g_clear_pointer (&self->customers, rbk_customers_free);
  g_clear_object (&self->history);

  G_OBJECT_CLASS (rbk_document_parent_class)->dispose (object);
}

static void
rbk_document_finalize (GObject *object)
{
  RbkDocument *self = RBK_DOCUMENT (object);

  g_clear_object (&self->book);
  g_clear_pointer (&self->problems, g_ptr_array_unref);
  g_clear_object (&self->file);
  g_clear_pointer (&self->etag, g_free);
  g_clear_object (&self->drafts_folder);
  g_clear_pointer (&self->recovered, rbk_draft_info_free);

  G_OBJECT_CLASS (rbk_document_parent_class)->finalize (object);
}

static void
rbk_document_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  RbkDocument *self = RBK_DOCUMENT (object);

  switch ((RbkDocumentProperty) property_id)
    {
    case PROP_BOOK:
      g_value_set_object (value, self->book);
      break;

    case PROP_FILE:
      g_value_set_object (value, self->file);
      break;

    case PROP_TITLE:
      g_value_set_string (value, rbk_document_get_title (self));
      break;

    case PROP_REVISION:
      g_value_set_uint64 (value, self->revision);
      break;

    case PROP_CAN_UNDO:
      g_value_set_boolean (value, rbk_document_get_can_undo (self));
      break;

    case PROP_CAN_REDO:
      g_value_set_boolean (value, rbk_document_get_can_redo (self));
      break;

    case PROP_IS_SAVED:
      g_value_set_boolean (value, rbk_document_get_is_saved (self));
      break;

    case PROP_EXTERNAL_CHANGE:
      g_value_set_boolean (value, self->external_change);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
rbk_document_class_init (RbkDocumentClass *klass)
{
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;
  GObjectClass     *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = rbk_document_dispose;
  object_class->finalize = rbk_document_finalize;
  object_class->get_property = rbk_document_get_property;

  properties[PROP_BOOK] = g_param_spec_object ("book", NULL, NULL, RBK_TYPE_BOOK, flags);
  properties[PROP_FILE] = g_param_spec_object ("file", NULL, NULL, G_TYPE_FILE, flags);
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);
  properties[PROP_REVISION] =
      g_param_spec_uint64 ("revision", NULL, NULL, 0, G_MAXUINT64, 0, flags);
  properties[PROP_CAN_UNDO] = g_param_spec_boolean ("can-undo", NULL, NULL, FALSE, flags);
  properties[PROP_CAN_REDO] = g_param_spec_boolean ("can-redo", NULL, NULL, FALSE, flags);
  properties[PROP_IS_SAVED] = g_param_spec_boolean ("is-saved", NULL, NULL, TRUE, flags);
  properties[PROP_EXTERNAL_CHANGE] =
      g_param_spec_boolean ("external-change", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
rbk_document_init (RbkDocument *self)
{
  self->history = rbk_history_new ();
  g_signal_connect_object (self->history, "notify", G_CALLBACK (history_changed_cb), self,
                           G_CONNECT_SWAPPED);
}

/*
 * rbk_document_set_book:
 * @self: a document
 * @book: (transfer none): another book, in its saved state
 */
void
rbk_document_set_book (RbkDocument *self, RbkBook *book)
{
  if (self->book != NULL)
    g_signal_handlers_disconnect_by_func (self->book, title_changed_cb, self);

  g_set_object (&self->book, book);
  g_signal_connect_object (book, "notify::title", G_CALLBACK (title_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_clear_pointer (&self->problems, g_ptr_array_unref);
  rbk_history_clear (self->history);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BOOK]);
  title_changed_cb (self);
}

/*
 * rbk_document_notify_file:
 * @self: a document whose file is another
 */
void
rbk_document_notify_file (RbkDocument *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FILE]);
  title_changed_cb (self);
}

/*
 * rbk_document_set_external_change:
 * @self: a document
 * @external_change: whether its file is not what it was
 */
void
rbk_document_set_external_change (RbkDocument *self, gboolean external_change)
{
  if (self->external_change == external_change)
    return;

  self->external_change = external_change;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_EXTERNAL_CHANGE]);
}

/*
 * rbk_document_bump:
 * @self: a document of which something is new
 */
void
rbk_document_bump (RbkDocument *self)
{
  self->revision++;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_REVISION]);
}

/**
 * rbk_document_new_for_book:
 * @book: (transfer none): a book that is in no file yet
 *
 * Returns: (transfer full): a document without a file; it is unsaved once it is edited
 */
RbkDocument *
rbk_document_new_for_book (RbkBook *book)
{
  RbkDocument *self;

  g_return_val_if_fail (RBK_IS_BOOK (book), NULL);

  self = g_object_new (RBK_TYPE_DOCUMENT, NULL);
  rbk_document_set_book (self, book);

  return self;
}

/**
 * rbk_document_get_book:
 * @self: a document
 *
 * Returns: (transfer none): its book, to be read; it is another after a reload
 */
RbkBook *
rbk_document_get_book (RbkDocument *self)
{
  g_return_val_if_fail (RBK_IS_DOCUMENT (self), NULL);

  return self->book;
}

/**
 * rbk_document_get_title:
 * @self: a document
 *
 * Returns: (nullable) (transfer none): its book's title
 */
const char *
rbk_document_get_title (RbkDocument *self)
{
  g_return_val_if_fail (RBK_IS_DOCUMENT (self), NULL);

  return rbk_book_get_title (self->book);
}

/**
 * rbk_document_get_revision:
 * @self: a document
 *
 * Returns: a number that grows with each edit, undo and redo, and with new customers
 */
guint64
rbk_document_get_revision (RbkDocument *self)
{
  g_return_val_if_fail (RBK_IS_DOCUMENT (self), 0);

  return self->revision;
}

/**
 * rbk_document_get_external_change:
 * @self: a document
 *
 * Returns: whether its file has been changed or removed by somebody else
 */
gboolean
rbk_document_get_external_change (RbkDocument *self)
{
  g_return_val_if_fail (RBK_IS_DOCUMENT (self), FALSE);

  return self->external_change;
}

/**
 * rbk_document_get_can_undo:
 * @self: a document
 *
 * Returns: whether there is a step to undo
 */
gboolean
rbk_document_get_can_undo (RbkDocument *self)
{
  g_return_val_if_fail (RBK_IS_DOCUMENT (self), FALSE);

  return rbk_history_get_can_undo (self->history);
}

/**
 * rbk_document_get_can_redo:
 * @self: a document
 *
 * Returns: whether there is a step to do again
 */
gboolean
rbk_document_get_can_redo (RbkDocument *self)
{
  g_return_val_if_fail (RBK_IS_DOCUMENT (self), FALSE);

  return rbk_history_get_can_redo (self->history);
}

/**
 * rbk_document_get_is_saved:
 * @self: a document
 *
 * Returns: whether nothing would be lost by closing it
 */
gboolean
rbk_document_get_is_saved (RbkDocument *self)
{
  g_return_val_if_fail (RBK_IS_DOCUMENT (self), TRUE);

  return rbk_history_get_is_saved (self->history);
}
