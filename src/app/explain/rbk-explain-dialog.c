/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-explain-dialog.h"

#include <glib/gi18n-lib.h>

#include "rbk-explain-beside.h"
#include "rbk-explain-choice.h"
#include "rbk-explain-jump.h"
#include "rbk-explain-run.h"
#include "rbk-explain-tree.h"
#include "rbk-explain-words.h"
#include "rbk-help-topic.h"
#include "rbk-made-up-tag.h"
#include "rbk-soon.h"
#include "rbk-wrapped-label.h"

#define WIDTH 560
#define HEIGHT 620

/**
 * RbkExplainDialog:
 *
 * Says how a figure comes about, down to what stands in the book. It stands beside the window, not
 * in its way, and follows what is edited there.
 *
 * ## Shortcuts
 *
 * Ctrl+C copies all of it as text, Escape closes it; see RbkExplainTree for the tree.
 */
struct _RbkExplainDialog
{
  GtkWindow parent_instance;

  RbkDocument      *document; /* (owned) */
  RbkMoneyFormat   *format;   /* (owned) */
  RbkExplainRun    *run;      /* (owned) */
  RbkWorking       *root;     /* (owned) (nullable) */
  RbkExplainChoice *choice;
  RbkExplainTree   *tree;
  GtkWidget        *value, *label, *from, *tag, *open_all, *copy;
  RbkSoon           updating;
};

G_DEFINE_FINAL_TYPE (RbkExplainDialog, rbk_explain_dialog, GTK_TYPE_WINDOW)

static void
set_root (RbkExplainDialog *self, RbkWorking *root)
{
  g_clear_pointer (&self->root, rbk_working_unref);
  self->root = root != NULL ? rbk_working_ref (root) : NULL;
  gtk_widget_set_sensitive (self->copy, root != NULL);
  gtk_widget_set_sensitive (self->open_all, root != NULL && root->children->len > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->tree), root != NULL && root->children->len > 0);
}

static void
show_problem (RbkExplainDialog *self, const GError *error)
{
  gtk_label_set_text (GTK_LABEL (self->value), _ ("No such figure"));
  gtk_label_set_text (GTK_LABEL (self->label), error != NULL ? error->message : "");
  gtk_label_set_text (GTK_LABEL (self->from), "");
  set_root (self, NULL);
}

/* The tree lets go of the format before it is freed. */
static void
show_tree (RbkExplainDialog *self, RbkWorking *root)
{
  RbkBook        *book = rbk_document_get_book (self->document);
  const char     *currency = rbk_book_get_currency (book);
  RbkMoneyFormat *before = NULL;

  if (self->format == NULL ||
      g_strcmp0 (rbk_money_format_get_currency (self->format), currency) != 0)
    {
      before = self->format;
      self->format = rbk_money_format_new (NULL, currency);
    }
  rbk_explain_tree_show (self->tree, root, self->format, book);
  g_clear_pointer (&before, rbk_money_format_free);
}

static void
show_working (RbkExplainDialog *self, RbkWorking *root)
{
  g_autofree char *label = NULL;
  g_autofree char *value = NULL;
  g_autofree char *from = NULL;

  show_tree (self, root);
  label = rbk_explain_words_dup_label (root, self->format);
  value = rbk_explain_words_dup_value (root, self->format, FALSE);
  from = rbk_explain_words_dup_from (root, rbk_document_get_book (self->document));
  gtk_label_set_text (GTK_LABEL (self->value), value);
  gtk_label_set_text (GTK_LABEL (self->label), label);
  gtk_label_set_text (GTK_LABEL (self->from), from);
  set_root (self, root);
}

static void
worked_out (gpointer owner, const RbkExplainAnswer *answer)
{
  RbkExplainDialog *self = owner;
  RbkAnalysis      *analysis = rbk_document_get_analysis (self->document);

  rbk_made_up_tag_update (self->tag, rbk_analysis_get_population (analysis));
  if (answer->working == NULL)
    {
      show_problem (self, answer->error);
      return;
    }
  show_working (self, answer->working);
  if (answer->working->where != NULL)
    rbk_explain_choice_show (self->choice, analysis, answer->working->where);
}

static void
ask (RbkExplainDialog *self)
{
  const char *where = rbk_explain_choice_get_where (self->choice);

  if (where != NULL)
    rbk_explain_run_ask (self->run, where);
}

static void
update (RbkExplainDialog *self)
{
  rbk_explain_choice_show (self->choice, rbk_document_get_analysis (self->document),
                           rbk_explain_choice_get_where (self->choice));
  ask (self);
}

static void
queue_update (RbkExplainDialog *self)
{
  if (rbk_explain_choice_get_where (self->choice) != NULL)
    rbk_soon_ask (&self->updating);
}

static void
open_all_cb (RbkExplainDialog *self)
{
  gboolean is_open = gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->open_all));

  rbk_explain_tree_open_all (self->tree, is_open);
  gtk_button_set_label (GTK_BUTTON (self->open_all), is_open ? _ ("_Close All") : _ ("_Open All"));
}

static void
copy_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  RbkExplainDialog *self = RBK_EXPLAIN_DIALOG (widget);
  g_autofree char  *text = NULL;

  if (self->root == NULL)
    return;
  text =
      rbk_explain_words_dup_tree (self->root, self->format, rbk_document_get_book (self->document));
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text);
}

static void
jump_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  RbkExplainDialog *self = RBK_EXPLAIN_DIALOG (widget);

  rbk_explain_jump (GTK_WIDGET (gtk_window_get_transient_for (GTK_WINDOW (self))),
                    rbk_document_get_book (self->document), g_variant_get_string (parameter, NULL));
}

static void
rbk_explain_dialog_dispose (GObject *object)
{
  RbkExplainDialog *self = RBK_EXPLAIN_DIALOG (object);

  rbk_soon_clear (&self->updating);
  g_clear_pointer (&self->run, rbk_explain_run_free);
  g_clear_pointer (&self->root, rbk_working_unref);
  g_clear_object (&self->document);

  G_OBJECT_CLASS (rbk_explain_dialog_parent_class)->dispose (object);
}

/* Rows hold the format until they are gone. */
static void
rbk_explain_dialog_finalize (GObject *object)
{
  g_clear_pointer (&RBK_EXPLAIN_DIALOG (object)->format, rbk_money_format_free);

  G_OBJECT_CLASS (rbk_explain_dialog_parent_class)->finalize (object);
}

static void
rbk_explain_dialog_class_init (RbkExplainDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rbk_explain_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = rbk_explain_dialog_finalize;

  gtk_widget_class_install_action (widget_class, "explain.copy", NULL, copy_cb);
  gtk_widget_class_install_action (widget_class, "explain.jump", "s", jump_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_c, GDK_CONTROL_MASK, "explain.copy",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
rbk_explain_dialog_init (RbkExplainDialog *self)
{
  rbk_soon_init (&self->updating, (RbkSoonFunc) update, self);
  rbk_help_topic_set (GTK_WIDGET (self), "numbers");
}

static GtkWidget *
new_headline (RbkExplainDialog *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  self->label = rbk_wrapped_label_new (NULL, "heading");
  self->value = rbk_wrapped_label_new (NULL, "title-1");
  self->from = rbk_wrapped_label_new (NULL, "dim-label");
  self->tag = rbk_made_up_tag_new ();
  gtk_widget_add_css_class (self->value, "numeric");
  gtk_box_append (GTK_BOX (box), self->label);
  gtk_box_append (GTK_BOX (box), self->value);
  gtk_box_append (GTK_BOX (box), self->from);
  gtk_box_append (GTK_BOX (box), self->tag);

  return box;
}

static GtkWidget *
new_header (RbkExplainDialog *self)
{
  GtkWidget *header = gtk_header_bar_new ();

  self->open_all = gtk_toggle_button_new_with_mnemonic (_ ("_Open All"));
  g_signal_connect_object (self->open_all, "toggled", G_CALLBACK (open_all_cb), self,
                           G_CONNECT_SWAPPED);
  self->copy = rbk_explain_beside_new_copy_button ("explain.copy", _ ("Copy all of it as text"));
  gtk_header_bar_pack_start (GTK_HEADER_BAR (header), self->open_all);
  gtk_header_bar_pack_end (GTK_HEADER_BAR (header), self->copy);

  return header;
}

static GtkWidget *
new_content (RbkExplainDialog *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  self->choice = RBK_EXPLAIN_CHOICE (rbk_explain_choice_new ());
  self->tree = RBK_EXPLAIN_TREE (rbk_explain_tree_new ());
  gtk_widget_set_vexpand (GTK_WIDGET (self->tree), TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->tree), "card");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->choice));
  gtk_box_append (GTK_BOX (box), new_headline (self));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->tree));
  gtk_widget_add_css_class (box, "explaining");
  g_signal_connect_object (self->choice, "changed", G_CALLBACK (ask), self, G_CONNECT_SWAPPED);

  return box;
}

/**
 * rbk_explain_dialog_new:
 * @parent: the window of the book
 * @document: the open book
 *
 * Returns: (transfer none): a dialog that explains nothing yet, not yet shown
 */
GtkWidget *
rbk_explain_dialog_new (GtkWindow *parent, RbkDocument *document)
{
  RbkExplainDialog *self = g_object_new (RBK_TYPE_EXPLAIN_DIALOG, "title", _ ("Why This Number"),
                                         "destroy-with-parent", TRUE, "default-width", WIDTH,
                                         "default-height", HEIGHT, "transient-for", parent, NULL);

  self->document = g_object_ref (document);
  self->run = rbk_explain_run_new (document, worked_out, self);
  gtk_window_set_titlebar (GTK_WINDOW (self), new_header (self));
  gtk_window_set_child (GTK_WINDOW (self), new_content (self));
  rbk_explain_beside_follow (self, document, G_CALLBACK (queue_update));

  return GTK_WIDGET (self);
}

/**
 * rbk_explain_dialog_explain:
 * @self: a dialog
 * @where: a figure, as [func@explain] takes it
 *
 * Says how a figure comes about.
 */
void
rbk_explain_dialog_explain (RbkExplainDialog *self, const char *where)
{
  g_return_if_fail (RBK_IS_EXPLAIN_DIALOG (self));
  g_return_if_fail (where != NULL);

  rbk_explain_choice_show (self->choice, rbk_document_get_analysis (self->document), where);
  ask (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->tree));
}
