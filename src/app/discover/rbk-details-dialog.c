/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-details-dialog.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "rbk-choice.h"
#include "rbk-dialog-parts.h"
#include "rbk-field-row.h"
#include "rbk-undo-toast.h"

#define WIDTH 620
#define HEIGHT 720

/* The texts that a book has beside its figures. The last one is long. */
static const struct
{
  const char *property, *title;
} texts[] = {
  { "title", N_ ("Title") },
  { "client", N_ ("Client") },
  { "notes", N_ ("Notes") },
};

#define N_LINES 2

/* What all its figures rest on. */
static const struct
{
  const char *field, *title;
  const char *empty; /* (nullable) what it means that there is none */
} bases[] = {
  { "currency", N_ ("Currency"), NULL },
  { "target-margin", N_ ("Target margin"), NULL },
  { "as-of", N_ ("Date of prices"), NC_ ("date", "today") },
};

/**
 * RbkDetailsDialog:
 *
 * The title of a book, for whom it is, and its notes: of a book that was proposed, why it is as it
 * is. What is written is the book's when the dialog closes, as one step. Between them stands what
 * all figures rest on; each of these is a step of its own, as everywhere.
 *
 * ## Shortcuts
 *
 * Escape closes.
 */
struct _RbkDetailsDialog
{
  GtkWindow parent_instance;

  GtkWidget      *over;     /* (not owned) (nullable) where a refusal is told */
  RbkDocument    *document; /* (owned) */
  RbkMoneyFormat *format;   /* (owned) for the shares */
  GtkWidget      *lines[N_LINES];
  GtkWidget      *bases[G_N_ELEMENTS (bases)];
  GtkWidget      *notes;
};

G_DEFINE_FINAL_TYPE (RbkDetailsDialog, rbk_details_dialog, GTK_TYPE_WINDOW)

static char *
dup_written (RbkDetailsDialog *self, guint text)
{
  GtkTextBuffer *buffer;
  GtkTextIter    start, end;

  if (text < N_LINES)
    return g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->lines[text])));
  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->notes));
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

static char *
dup_present (RbkDetailsDialog *self, guint text)
{
  char *present;

  g_object_get (rbk_document_get_book (self->document), texts[text].property, &present, NULL);
  return present != NULL ? present : g_strdup ("");
}

static void
take (RbkDetailsDialog *self)
{
  RbkRecord *book = RBK_RECORD (rbk_document_get_book (self->document));
  RbkEdit   *group = rbk_edit_new_group (NULL);
  g_autoptr(GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *written = dup_written (self, i);
      g_autofree char *present = dup_present (self, i);

      if (!g_str_equal (written, present))
        rbk_edit_add (group, rbk_edit_new_set_text (book, texts[i].property, written));
    }
  rbk_document_seal (self->document);
  if (!rbk_document_take (self->document, group, &error) && self->over != NULL)
    rbk_undo_toast_refuse (self->over, error);
}

static void
revised_cb (RbkDetailsDialog *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (bases); i++)
    rbk_field_row_update (RBK_FIELD_ROW (self->bases[i]));
}

/* A field that is being typed in is taken first. */
static gboolean
rbk_details_dialog_close_request (GtkWindow *window)
{
  gtk_window_set_focus (window, NULL);
  take (RBK_DETAILS_DIALOG (window));

  return GTK_WINDOW_CLASS (rbk_details_dialog_parent_class)->close_request (window);
}

static void
rbk_details_dialog_dispose (GObject *object)
{
  RbkDetailsDialog *self = RBK_DETAILS_DIALOG (object);

  g_clear_weak_pointer (&self->over);
  g_clear_object (&self->document);

  G_OBJECT_CLASS (rbk_details_dialog_parent_class)->dispose (object);
}

static void
rbk_details_dialog_finalize (GObject *object)
{
  rbk_money_format_free (RBK_DETAILS_DIALOG (object)->format);

  G_OBJECT_CLASS (rbk_details_dialog_parent_class)->finalize (object);
}

static void
rbk_details_dialog_class_init (RbkDetailsDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rbk_details_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = rbk_details_dialog_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = rbk_details_dialog_close_request;

  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass), GDK_KEY_Escape, 0, "window.close",
                                       NULL);
}

static void
rbk_details_dialog_init (RbkDetailsDialog *self)
{
}

static void
name (GtkWidget *editor, const char *title)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (editor), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  -1);
}

static void
add_line (RbkDetailsDialog *self, GtkWidget *box, guint text)
{
  g_autofree char *present = dup_present (self, text);

  self->lines[text] = gtk_entry_new ();
  gtk_editable_set_text (GTK_EDITABLE (self->lines[text]), present);
  gtk_entry_set_activates_default (GTK_ENTRY (self->lines[text]), TRUE);
  name (self->lines[text], _ (texts[text].title));
  gtk_box_append (GTK_BOX (box), rbk_dialog_caption_new (_ (texts[text].title)));
  gtk_box_append (GTK_BOX (box), self->lines[text]);
}

static void
add_bases (RbkDetailsDialog *self, GtkWidget *box)
{
  GtkWidget     *list = rbk_choice_list_new (_ ("What figures rest on"));
  RbkFieldTarget target = { .document = self->document,
                            .format = self->format,
                            .record = RBK_RECORD (rbk_document_get_book (self->document)) };

  for (guint i = 0; i < G_N_ELEMENTS (bases); i++)
    {
      self->bases[i] =
          rbk_field_row_new (&target, bases[i].field, _ (bases[i].title), _ (bases[i].title));
      if (bases[i].empty != NULL)
        rbk_field_row_set_empty (RBK_FIELD_ROW (self->bases[i]),
                                 g_dpgettext2 (GETTEXT_PACKAGE, "date", bases[i].empty));
      gtk_list_box_append (GTK_LIST_BOX (list), self->bases[i]);
    }
  gtk_widget_set_margin_top (list, 6);
  gtk_widget_set_margin_bottom (list, 6);
  gtk_box_append (GTK_BOX (box), list);
}

static void
add_notes (RbkDetailsDialog *self, GtkWidget *box)
{
  GtkWidget       *scroller = gtk_scrolled_window_new ();
  g_autofree char *present = dup_present (self, N_LINES);

  self->notes = gtk_text_view_new ();
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (self->notes), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (self->notes), FALSE);
  gtk_text_view_set_left_margin (GTK_TEXT_VIEW (self->notes), 12);
  gtk_text_view_set_right_margin (GTK_TEXT_VIEW (self->notes), 12);
  gtk_text_view_set_top_margin (GTK_TEXT_VIEW (self->notes), 10);
  gtk_text_view_set_bottom_margin (GTK_TEXT_VIEW (self->notes), 10);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->notes)), present, -1);
  name (self->notes, _ (texts[N_LINES].title));
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->notes);
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_widget_add_css_class (scroller, "card");
  gtk_box_append (GTK_BOX (box), rbk_dialog_caption_new (_ (texts[N_LINES].title)));
  gtk_box_append (GTK_BOX (box), scroller);
}

static void
fill (RbkDetailsDialog *self)
{
  GtkWidget *header = gtk_header_bar_new ();
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("_Done"));
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "window.close");
  gtk_widget_add_css_class (button, "suggested-action");
  gtk_header_bar_set_show_title_buttons (GTK_HEADER_BAR (header), FALSE);
  gtk_header_bar_pack_end (GTK_HEADER_BAR (header), button);
  gtk_window_set_titlebar (GTK_WINDOW (self), header);
  gtk_widget_add_css_class (box, "page");
  for (guint i = 0; i < N_LINES; i++)
    add_line (self, box, i);
  add_bases (self, box);
  add_notes (self, box);
  gtk_window_set_child (GTK_WINDOW (self), box);
  gtk_window_set_default_widget (GTK_WINDOW (self), button);
  gtk_window_set_focus (GTK_WINDOW (self), self->lines[0]);
}

/**
 * rbk_details_dialog_new:
 * @over: a widget of the window over which it stands
 * @document: its book
 *
 * Returns: (transfer none): its details, to be read and changed, not yet shown
 */
GtkWidget *
rbk_details_dialog_new (GtkWidget *over, RbkDocument *document)
{
  RbkDetailsDialog *self =
      g_object_new (RBK_TYPE_DETAILS_DIALOG, "title", _ ("Book Details"), "destroy-with-parent",
                    TRUE, "modal", TRUE, "default-width", WIDTH, "default-height", HEIGHT,
                    "transient-for", gtk_widget_get_root (over), NULL);

  gtk_widget_add_css_class (GTK_WIDGET (self), "details");
  self->document = g_object_ref (document);
  self->format =
      rbk_money_format_new (NULL, rbk_book_get_currency (rbk_document_get_book (document)));
  g_set_weak_pointer (&self->over, over);
  fill (self);
  g_signal_connect_object (document, "notify::revision", G_CALLBACK (revised_cb), self,
                           G_CONNECT_SWAPPED);

  return GTK_WIDGET (self);
}
