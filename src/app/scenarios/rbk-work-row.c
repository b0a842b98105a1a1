/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-work-row.h"

#include <glib/gi18n-lib.h>

/* Short work is over before one could read that it is under way. */
#define PATIENCE_MILLISECONDS 250
#define TICK_MILLISECONDS 80
/* How far a piece is, in parts that can be handed from thread to thread at once. */
#define PARTS 10000

struct _RbkWorkPiece
{
  const RbkWorkFacts *facts;       /* static */
  RbkWorkRow         *row;         /* (not owned) (nullable) nothing once that is gone */
  gpointer            request;     /* (owned) (nullable) */
  GCancellable       *cancellable; /* (owned) */
  int                 done;        /* parts; atomic */
};

/**
 * RbkWorkRow:
 *
 * Work that is done beside the window, and a line that says how far it is once it takes longer
 * than a moment. What is asked for while a piece is under way ends that piece; only the latest is
 * done. It can be stopped, and taken up again.
 */
struct _RbkWorkRow
{
  GtkWidget parent_instance;

  const RbkWorkFacts *facts;   /* static */
  gpointer            owner;   /* (not owned) that this is a part of */
  char               *label;   /* (owned) */
  RbkWorkPiece       *piece;   /* (owned by its task) (nullable) under way */
  gpointer            waiting; /* (owned) (nullable) the request that comes next */
  gpointer            stopped; /* (owned) (nullable) the request that was given up */
  gboolean            was_stopped;
  guint               patience_id, tick_id;
  GtkWidget          *box, *text, *bar, *stop, *again;
};

G_DEFINE_FINAL_TYPE (RbkWorkRow, rbk_work_row, GTK_TYPE_WIDGET)

static void start (RbkWorkRow *self, gpointer request);

static void
free_piece (gpointer data)
{
  RbkWorkPiece *piece = data;

  g_clear_pointer (&piece->request, piece->facts->free_request);
  g_clear_object (&piece->cancellable);
  g_free (piece);
}

/**
 * rbk_work_piece_get_cancellable:
 * @piece: a piece of work
 *
 * Returns: (transfer none): by which it is given up
 */
GCancellable *
rbk_work_piece_get_cancellable (RbkWorkPiece *piece)
{
  return piece->cancellable;
}

/**
 * rbk_work_piece_note:
 * @fraction: how much is done, from 0 to 1
 * @piece: a piece of work
 *
 * Notes how far it is, from any thread.
 */
void
rbk_work_piece_note (double fraction, gpointer piece)
{
  g_atomic_int_set (&((RbkWorkPiece *) piece)->done, (int) (CLAMP (fraction, 0.0, 1.0) * PARTS));
}

static void
show_line (RbkWorkRow *self, const char *text, gboolean is_working)
{
  gtk_label_set_text (GTK_LABEL (self->text), text);
  gtk_widget_set_visible (self->bar, is_working);
  gtk_widget_set_visible (self->stop, is_working);
  gtk_widget_set_visible (self->again, !is_working && self->stopped != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
}

static gboolean
patience_cb (gpointer user_data)
{
  RbkWorkRow *self = user_data;

  self->patience_id = 0;
  show_line (self, self->label, TRUE);

  return G_SOURCE_REMOVE;
}

static gboolean
tick_cb (gpointer user_data)
{
  RbkWorkRow *self = user_data;

  if (self->piece != NULL)
    gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (self->bar),
                                   (double) g_atomic_int_get (&self->piece->done) / PARTS);

  return G_SOURCE_CONTINUE;
}

static void
be_over (RbkWorkRow *self)
{
  self->piece = NULL;
  g_clear_handle_id (&self->patience_id, g_source_remove);
  g_clear_handle_id (&self->tick_id, g_source_remove);
}

static void
settle (RbkWorkRow *self, gpointer *result, const GError *error)
{
  if (*result != NULL)
    {
      gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
      self->facts->done (self->owner, g_steal_pointer (result));
    }
  else if (self->was_stopped)
    show_line (self, _ ("Stopped. What is shown may be older than the book."), FALSE);
  else
    show_line (self, error != NULL ? error->message : "", FALSE);
}

/* The line may be gone by now: nothing but the piece itself is held while it is under way. */
static void
done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  RbkWorkPiece *piece = g_task_get_task_data (G_TASK (result));
  RbkWorkRow   *self = piece->row;
  g_autoptr(GError) error = NULL;
  gpointer answer = g_task_propagate_pointer (G_TASK (result), &error);

  if (self != NULL)
    {
      be_over (self);
      if (self->was_stopped && answer == NULL)
        self->stopped = self->waiting != NULL ? g_steal_pointer (&self->waiting)
                                              : g_steal_pointer (&piece->request);
      if (self->waiting != NULL)
        start (self, g_steal_pointer (&self->waiting));
      else
        settle (self, &answer, error);
    }
  g_clear_pointer (&answer, piece->facts->free_result);
}

static void
work_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  RbkWorkPiece *piece = data;
  GError       *error = NULL;
  gpointer      result = piece->facts->work (piece->request, piece, &error);

  if (result != NULL)
    g_task_return_pointer (task, result, piece->facts->free_result);
  else
    g_task_return_error (task, error);
}

static void
start (RbkWorkRow *self, gpointer request)
{
  g_autoptr(GTask) task = g_task_new (NULL, NULL, done_cb, NULL);
  RbkWorkPiece *piece = g_new0 (RbkWorkPiece, 1);

  piece->facts = self->facts;
  piece->row = self;
  piece->request = request;
  piece->cancellable = g_cancellable_new ();
  self->piece = piece;
  self->was_stopped = FALSE;
  g_task_set_source_tag (task, rbk_work_row_ask);
  g_task_set_task_data (task, piece, free_piece);
  if (self->tick_id == 0)
    self->tick_id = g_timeout_add (TICK_MILLISECONDS, tick_cb, self);
  if (self->patience_id == 0)
    self->patience_id = g_timeout_add (PATIENCE_MILLISECONDS, patience_cb, self);
  g_task_run_in_thread (task, work_in_thread);
}

static void
again_cb (RbkWorkRow *self)
{
  if (self->stopped != NULL)
    rbk_work_row_ask (self, g_steal_pointer (&self->stopped));
}

static void
rbk_work_row_dispose (GObject *object)
{
  RbkWorkRow *self = RBK_WORK_ROW (object);

  if (self->piece != NULL)
    {
      g_cancellable_cancel (self->piece->cancellable);
      self->piece->row = NULL;
    }
  be_over (self);
  if (self->facts != NULL)
    {
      g_clear_pointer (&self->waiting, self->facts->free_request);
      g_clear_pointer (&self->stopped, self->facts->free_request);
    }
  g_clear_pointer (&self->box, gtk_widget_unparent);

  G_OBJECT_CLASS (rbk_work_row_parent_class)->dispose (object);
}

static void
rbk_work_row_finalize (GObject *object)
{
  g_free (RBK_WORK_ROW (object)->label);

  G_OBJECT_CLASS (rbk_work_row_parent_class)->finalize (object);
}

static void
rbk_work_row_class_init (RbkWorkRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rbk_work_row_dispose;
  G_OBJECT_CLASS (klass)->finalize = rbk_work_row_finalize;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "workrow");
}

static GtkWidget *
add_button (RbkWorkRow *self, const char *label, GCallback callback)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_signal_connect_object (button, "clicked", callback, self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->box), button);

  return button;
}

/* Gives up what is under way. */
static void
stop_cb (RbkWorkRow *self)
{
  if (self->piece == NULL)
    return;
  self->was_stopped = TRUE;
  g_cancellable_cancel (self->piece->cancellable);
}

static void
rbk_work_row_init (RbkWorkRow *self)
{
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);

  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  self->text = gtk_label_new (NULL);
  self->bar = gtk_progress_bar_new ();
  gtk_label_set_xalign (GTK_LABEL (self->text), 0.0f);
  gtk_label_set_wrap (GTK_LABEL (self->text), TRUE);
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_box_append (GTK_BOX (texts), self->text);
  gtk_box_append (GTK_BOX (texts), self->bar);
  gtk_box_append (GTK_BOX (self->box), texts);
  self->stop = add_button (self, _ ("_Stop"), G_CALLBACK (stop_cb));
  self->again = add_button (self, _ ("_Go On"), G_CALLBACK (again_cb));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

/**
 * rbk_work_row_new:
 * @facts: what the work is; static
 * @owner: for the results; this is a part of it
 * @label: what is said while it is under way
 *
 * Returns: (transfer floating): a line that is not shown, with nothing to do yet
 */
GtkWidget *
rbk_work_row_new (const RbkWorkFacts *facts, gpointer owner, const char *label)
{
  RbkWorkRow *self = g_object_new (RBK_TYPE_WORK_ROW, NULL);

  self->facts = facts;
  self->owner = owner;
  self->label = g_strdup (label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->bar), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);

  return GTK_WIDGET (self);
}

/**
 * rbk_work_row_ask:
 * @self: a line
 * @request: (transfer full): what is to be done
 *
 * Has it done at once, or as soon as what is under way has ended, which is given up.
 */
void
rbk_work_row_ask (RbkWorkRow *self, gpointer request)
{
  g_return_if_fail (RBK_IS_WORK_ROW (self));

  g_clear_pointer (&self->stopped, self->facts->free_request);
  if (self->piece == NULL)
    {
      start (self, request);
      return;
    }
  g_clear_pointer (&self->waiting, self->facts->free_request);
  self->waiting = request;
  g_cancellable_cancel (self->piece->cancellable);
}

/**
 * rbk_work_row_get_is_working:
 * @self: a line
 *
 * Returns: whether a piece is under way
 */
gboolean
rbk_work_row_get_is_working (RbkWorkRow *self)
{
  g_return_val_if_fail (RBK_IS_WORK_ROW (self), FALSE);

  return self->piece != NULL;
}
