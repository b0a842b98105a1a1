/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-claims-dialog.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "rbk-choice.h"
#include "rbk-claims-text.h"
#include "rbk-explain-beside.h"
#include "rbk-explain-run.h"
#include "rbk-explained.h"
#include "rbk-help-topic.h"

#define WIDTH 560
#define HEIGHT 600
#define TEXT_HEIGHT 120

/* While a text is being typed it is not checked. */
#define REST_MILLISECONDS 250

/**
 * RbkClaimsDialog:
 *
 * Holds the figures of a text against the book: a sentence, or a table, that was pasted. It stands
 * beside the window and follows what is edited there.
 *
 * ## Shortcuts
 *
 * Escape closes it; Tab leaves the text.
 */
struct _RbkClaimsDialog
{
  GtkWindow parent_instance;

  RbkDocument    *document; /* (owned) */
  RbkMoneyFormat *format;   /* (owned) */
  RbkExplainRun  *run;      /* (owned) */
  char           *found;    /* (owned) (nullable) what is copied */
  GtkWidget      *text, *example, *count, *list, *scroller, *copy;
  guint           rest_id;
};

G_DEFINE_FINAL_TYPE (RbkClaimsDialog, rbk_claims_dialog, GTK_TYPE_WINDOW)

static char *
dup_text (RbkClaimsDialog *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->text));
  GtkTextIter    start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);

  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

static void
clear (RbkClaimsDialog *self)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (self->list)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->list), row);
  g_clear_pointer (&self->found, g_free);
  gtk_widget_set_visible (self->scroller, FALSE);
  gtk_widget_set_sensitive (self->copy, FALSE);
}

static void
show_start (RbkClaimsDialog *self)
{
  clear (self);
  gtk_label_set_text (GTK_LABEL (self->count),
                      _ ("Paste a sentence or a table with prices, margins or costs of your plans. "
                         "Each figure is worked out again from the book. Write in English, with "
                         "numbers such as 1,234.5: no other language is understood yet."));
  gtk_widget_set_visible (self->example, TRUE);
}

static GtkWidget *
new_why (const RbkClaim *claim)
{
  GtkWidget       *button = gtk_button_new_with_mnemonic (_ ("_Why"));
  g_autofree char *label = NULL;

  /* Translators: %s is a figure of a text */
  label = g_strdup_printf (_ ("Why %s is what it is"), claim->text);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", claim->where);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "claims.explain");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);

  return button;
}

static GtkWidget *
new_row (RbkClaimsDialog *self, const RbkClaim *claim, const RbkWorking *working)
{
  GtkWidget       *row = adw_action_row_new ();
  GtkWidget       *icon = gtk_image_new_from_icon_name (rbk_claims_text_get_icon (claim->verdict));
  const char      *verdict = rbk_claims_text_get_verdict (claim->verdict);
  g_autofree char *reason = rbk_claims_text_dup_reason (claim, working, self->format);
  g_autofree char *title = rbk_claims_text_dup_title (claim, self->format);

  gtk_widget_add_css_class (icon, rbk_claims_text_get_class (claim->verdict));
  gtk_widget_set_tooltip_text (icon, verdict);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), reason);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), icon);
  if (working != NULL)
    {
      GtkWidget *why = new_why (claim);

      adw_action_row_add_suffix (ADW_ACTION_ROW (row), why);
      adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), why);
    }

  return row;
}

static void
show_found (RbkClaimsDialog *self, const RbkExplainAnswer *answer)
{
  g_autofree char *words = rbk_claims_text_dup_count (answer->claims);

  g_clear_pointer (&self->format, rbk_money_format_free);
  self->format =
      rbk_money_format_new (NULL, rbk_book_get_currency (rbk_document_get_book (self->document)));
  for (guint i = 0; i < answer->claims->len; i++)
    gtk_list_box_append (GTK_LIST_BOX (self->list),
                         new_row (self, g_ptr_array_index (answer->claims, i),
                                  g_ptr_array_index (answer->workings, i)));
  self->found = rbk_claims_text_dup_all (answer->claims, answer->workings, self->format);
  gtk_label_set_text (GTK_LABEL (self->count), words);
  gtk_widget_set_visible (self->scroller, answer->claims->len > 0);
  gtk_widget_set_sensitive (self->copy, answer->claims->len > 0);
}

static void
worked_out (gpointer owner, const RbkExplainAnswer *answer)
{
  RbkClaimsDialog *self = owner;

  clear (self);
  gtk_widget_set_visible (self->example, FALSE);
  if (answer->claims != NULL)
    show_found (self, answer);
  else
    gtk_label_set_text (GTK_LABEL (self->count), answer->error->message);
}

static gboolean
rest_cb (gpointer user_data)
{
  RbkClaimsDialog *self = user_data;
  g_autofree char *text = g_strstrip (dup_text (self));

  self->rest_id = 0;
  if (text[0] == '\0')
    show_start (self);
  else
    rbk_explain_run_ask_claims (self->run, text);

  return G_SOURCE_REMOVE;
}

static void
queue_check (RbkClaimsDialog *self)
{
  g_clear_handle_id (&self->rest_id, g_source_remove);
  self->rest_id = g_timeout_add (REST_MILLISECONDS, rest_cb, self);
}

static void
example_cb (RbkClaimsDialog *self)
{
  RbkAnalysis *analysis = rbk_document_get_analysis (self->document);
  g_autoptr(RbkMoneyFormat) format =
                 rbk_money_format_new ("C", rbk_book_get_currency (
                                                rbk_document_get_book (self->document)));
  g_autofree char *example =
      rbk_claims_text_dup_example (rbk_analysis_get_table (analysis), format);

  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->text)),
                            example != NULL ? example : "81 % at $29, 200 runs", -1);
  gtk_widget_grab_focus (self->text);
}

static void
copy_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  RbkClaimsDialog *self = RBK_CLAIMS_DIALOG (widget);

  if (self->found != NULL)
    gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), self->found);
}

static void
explain_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  rbk_explained_show (GTK_WIDGET (gtk_window_get_transient_for (GTK_WINDOW (widget))),
                      g_variant_get_string (parameter, NULL));
}

static void
rbk_claims_dialog_dispose (GObject *object)
{
  RbkClaimsDialog *self = RBK_CLAIMS_DIALOG (object);

  g_clear_handle_id (&self->rest_id, g_source_remove);
  g_clear_pointer (&self->run, rbk_explain_run_free);
  g_clear_pointer (&self->format, rbk_money_format_free);
  g_clear_pointer (&self->found, g_free);
  g_clear_object (&self->document);

  G_OBJECT_CLASS (rbk_claims_dialog_parent_class)->dispose (object);
}

static void
rbk_claims_dialog_class_init (RbkClaimsDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rbk_claims_dialog_dispose;

  gtk_widget_class_install_action (widget_class, "claims.copy", NULL, copy_cb);
  gtk_widget_class_install_action (widget_class, "claims.explain", "s", explain_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
rbk_claims_dialog_init (RbkClaimsDialog *self)
{
  rbk_help_topic_set (GTK_WIDGET (self), "numbers");
}

static GtkWidget *
new_header (RbkClaimsDialog *self)
{
  GtkWidget *header = gtk_header_bar_new ();

  self->copy = rbk_explain_beside_new_copy_button ("claims.copy", _ ("Copy what was found"));
  gtk_header_bar_pack_end (GTK_HEADER_BAR (header), self->copy);

  return header;
}

static GtkWidget *
new_text (RbkClaimsDialog *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->text = gtk_text_view_new ();
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (self->text), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (self->text), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->text), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Text to check"), -1);
  g_signal_connect_object (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->text)), "changed",
                           G_CALLBACK (queue_check), self, G_CONNECT_SWAPPED);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->text);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (scroller), TEXT_HEIGHT);
  gtk_widget_add_css_class (scroller, "card");
  gtk_widget_add_css_class (scroller, "pasted");

  return scroller;
}

static GtkWidget *
new_results (RbkClaimsDialog *self)
{
  self->scroller = gtk_scrolled_window_new ();
  self->list = rbk_choice_list_new (_ ("What was found"));
  gtk_widget_set_valign (self->list, GTK_ALIGN_START);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), self->list);
  gtk_widget_set_vexpand (self->scroller, TRUE);

  return self->scroller;
}

static GtkWidget *
new_content (RbkClaimsDialog *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  self->count = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->count), TRUE);
  gtk_label_set_xalign (GTK_LABEL (self->count), 0.0f);
  self->example = gtk_button_new_with_mnemonic (_ ("Try an _Example"));
  gtk_widget_set_halign (self->example, GTK_ALIGN_START);
  g_signal_connect_object (self->example, "clicked", G_CALLBACK (example_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), new_text (self));
  gtk_box_append (GTK_BOX (box), self->count);
  gtk_box_append (GTK_BOX (box), self->example);
  gtk_box_append (GTK_BOX (box), new_results (self));
  gtk_widget_add_css_class (box, "explaining");

  return box;
}

static void
book_changed_cb (RbkClaimsDialog *self)
{
  if (self->found != NULL)
    queue_check (self);
}

/**
 * rbk_claims_dialog_new:
 * @parent: the window of the book
 * @document: the open book
 *
 * Returns: (transfer none): a dialog that checks texts, not yet shown
 */
GtkWidget *
rbk_claims_dialog_new (GtkWindow *parent, RbkDocument *document)
{
  RbkClaimsDialog *self = g_object_new (RBK_TYPE_CLAIMS_DIALOG, "title", _ ("Check a Claim"),
                                        "destroy-with-parent", TRUE, "default-width", WIDTH,
                                        "default-height", HEIGHT, "transient-for", parent, NULL);

  self->document = g_object_ref (document);
  self->run = rbk_explain_run_new (document, worked_out, self);
  gtk_window_set_titlebar (GTK_WINDOW (self), new_header (self));
  gtk_window_set_child (GTK_WINDOW (self), new_content (self));
  rbk_explain_beside_follow (self, document, G_CALLBACK (book_changed_cb));
  show_start (self);
  gtk_widget_grab_focus (self->text);

  return GTK_WIDGET (self);
}
