/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-delivery-options.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "rbk-choice.h"
#include "rbk-field-row.h"
#include "rbk-file-place.h"
#include "rbk-paper-choice.h"
#include "rbk-step.h"

/**
 * RbkDeliveryOptions:
 *
 * What of a target can be chosen. The choices are in the book and can be undone.
 */
struct _RbkDeliveryOptions
{
  GtkWidget parent_instance;

  RbkFieldTarget         target; /* document and format owned */
  const RbkExportTarget *shown;  /* static */
  GtkWidget             *box;
  GtkWidget             *list;
  GtkWidget             *pick;
  GtkWidget             *papers; /* (nullable) a list of one row */
  GtkWidget             *paper;
  GPtrArray             *rows; /* (owned) (element-type RbkFieldRow) */
};

G_DEFINE_FINAL_TYPE (RbkDeliveryOptions, rbk_delivery_options, GTK_TYPE_WIDGET)

static guint paper_chosen_signal;

static gboolean
is_stripe (const RbkExportTarget *target)
{
  return g_str_has_prefix (target->name, "stripe");
}

static gboolean
is_page (const RbkExportTarget *target)
{
  return target->group == RBK_EXPORT_PAGE;
}

static gboolean
is_pdf (const RbkExportTarget *target)
{
  return g_str_equal (target->name, "pdf");
}

static gboolean
is_report (const RbkExportTarget *target)
{
  return is_pdf (target) || g_str_equal (target->name, "xlsx");
}

static gboolean
is_document (const RbkExportTarget *target)
{
  return target->wants_findings;
}

static const struct
{
  const char *field, *title;
  gboolean (*is_of) (const RbkExportTarget *target);
} options[] = {
  { "stripe-alerts", N_ ("Alerts at Stripe"), is_stripe },
  { "url", N_ ("Address of the page"), is_page },
  { "prepared-by", N_ ("Prepared by"), is_report },
  { "introduction", N_ ("Introduction"), is_report },
  { "logo", N_ ("Logo"), is_report },
  { "show-decisions", N_ ("Six decisions"), is_document },
  { "show-findings", N_ ("Findings"), is_document },
  { "show-reasons", N_ ("Why this design"), is_pdf },
  { "show-workings", N_ ("How figures are worked out"), is_pdf },
};

static void
rbk_delivery_options_dispose (GObject *object)
{
  RbkDeliveryOptions *self = RBK_DELIVERY_OPTIONS (object);

  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->target.document);
  g_clear_pointer (&self->target.format, rbk_money_format_free);

  G_OBJECT_CLASS (rbk_delivery_options_parent_class)->dispose (object);
}

static void
set_logo (RbkDeliveryOptions *self, GFile *file)
{
  GFile *book_file = rbk_document_get_file (self->target.document);
  g_autoptr(GFile) folder = book_file != NULL ? g_file_get_parent (book_file) : NULL;
  g_autofree char *path = folder != NULL ? g_file_get_relative_path (folder, file) : NULL;
  g_autoptr(RbkDelivery) fresh = rbk_delivery_new ();
  RbkBook     *book = rbk_document_get_book (self->target.document);
  RbkDelivery *delivery = rbk_book_get_delivery (book);
  RbkEdit     *edit;

  /* Beside the book it is found wherever both are moved. */
  if (path == NULL)
    path = g_file_get_path (file);
  if (path == NULL)
    return;
  g_object_set (fresh, "logo", path, NULL);
  edit = delivery != NULL
             ? rbk_edit_new_set_text (RBK_RECORD (delivery), "logo", path)
             : rbk_edit_new_set_object (RBK_RECORD (book), "delivery", RBK_RECORD (fresh));
  rbk_step_take (GTK_WIDGET (self), self->target.document, edit, NULL);
}

static void
logo_chosen_cb (RbkDeliveryOptions *self, int response, GtkNativeDialog *chooser)
{
  g_autoptr(GFile) file = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
  gtk_native_dialog_hide (chooser);
  if (file != NULL)
    set_logo (self, file);
}

static void
pick_logo_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  g_autoptr(GtkFileFilter) filter = gtk_file_filter_new ();
  GtkFileChooserNative *chooser =
      gtk_file_chooser_native_new (_ ("Choose a Logo"),
                                   GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL,
                                   GTK_FILE_CHOOSER_ACTION_OPEN, _ ("_Choose"), _ ("_Cancel"));

  rbk_file_place_begin (chooser);
  gtk_file_filter_set_name (filter, _ ("PNG pictures"));
  gtk_file_filter_add_mime_type (filter, "image/png");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (chooser), filter);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  g_signal_connect_object (chooser, "response", G_CALLBACK (logo_chosen_cb), widget,
                           G_CONNECT_SWAPPED);
  g_object_set_data_full (G_OBJECT (widget), "chooser", chooser, g_object_unref);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

static void
rbk_delivery_options_class_init (RbkDeliveryOptionsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rbk_delivery_options_dispose;

  /**
   * RbkDeliveryOptions::paper-chosen:
   * @self: the options
   *
   * Documents are to be set on other paper. It is no choice of the book's.
   */
  paper_chosen_signal = g_signal_new ("paper-chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                      0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_install_action (widget_class, "options.pick-logo", NULL, pick_logo_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "deliveryoptions");
}

static void
rbk_delivery_options_init (RbkDeliveryOptions *self)
{
  GtkWidget *heading = gtk_label_new (_ ("Options"));

  self->rows = g_ptr_array_new ();
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  self->list = rbk_choice_list_new (_ ("Options"));
  self->pick = gtk_button_new_with_mnemonic (_ ("Choose a _Logo…"));
  gtk_label_set_xalign (GTK_LABEL (heading), 0.0f);
  gtk_widget_add_css_class (heading, "heading");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->pick), "options.pick-logo");
  gtk_widget_set_halign (self->pick, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (self->box), heading);
  gtk_box_append (GTK_BOX (self->box), self->list);
  gtk_box_append (GTK_BOX (self->box), self->pick);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

static void
rebuild (RbkDeliveryOptions *self)
{
  GtkWidget *row;

  g_ptr_array_set_size (self->rows, 0);
  while ((row = gtk_widget_get_first_child (self->list)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->list), row);
  for (gsize i = 0; i < G_N_ELEMENTS (options); i++)
    {
      const char *title = g_dgettext (GETTEXT_PACKAGE, options[i].title);

      if (!options[i].is_of (self->shown))
        continue;
      row = rbk_field_row_new (&self->target, options[i].field, title, title);
      gtk_list_box_append (GTK_LIST_BOX (self->list), row);
      g_ptr_array_add (self->rows, row);
    }
  gtk_widget_set_visible (GTK_WIDGET (self), self->rows->len > 0);
  gtk_widget_set_visible (self->pick, is_report (self->shown));
  gtk_widget_set_visible (self->papers, is_report (self->shown));
}

/**
 * rbk_delivery_options_update:
 * @self: options
 * @target: the target that is chosen
 *
 * Shows what can be chosen of it, as the book is now.
 */
void
rbk_delivery_options_update (RbkDeliveryOptions *self, const RbkExportTarget *target)
{
  RbkBook   *book;
  RbkRecord *record;

  g_return_if_fail (RBK_IS_DELIVERY_OPTIONS (self));
  g_return_if_fail (target != NULL);

  book = rbk_document_get_book (self->target.document);
  record = RBK_RECORD (rbk_book_get_delivery (book));
  if (target != self->shown || record != self->target.record ||
      self->target.owner != RBK_RECORD (book))
    {
      self->shown = target;
      self->target.record = record;
      self->target.owner = RBK_RECORD (book);
      rebuild (self);
      return;
    }
  for (guint i = 0; i < self->rows->len; i++)
    rbk_field_row_update (g_ptr_array_index (self->rows, i));
}

/**
 * rbk_delivery_remember_target:
 * @document: an open book
 * @target: the name of what it was delivered to
 *
 * Has the book remember where it went last. Looking at a target changes nothing.
 */
void
rbk_delivery_remember_target (RbkDocument *document, const char *target)
{
  RbkBook     *book;
  RbkDelivery *delivery;
  g_autoptr(RbkDelivery) fresh = rbk_delivery_new ();
  RbkEdit *edit;

  g_return_if_fail (RBK_IS_DOCUMENT (document));

  book = rbk_document_get_book (document);
  delivery = rbk_book_get_delivery (book);
  if (delivery != NULL && g_strcmp0 (rbk_delivery_get_target (delivery), target) == 0)
    return;
  g_object_set (fresh, "target", target, NULL);
  edit = delivery != NULL
             ? rbk_edit_new_set_text (RBK_RECORD (delivery), "target", target)
             : rbk_edit_new_set_object (RBK_RECORD (book), "delivery", RBK_RECORD (fresh));
  rbk_document_seal (document);
  rbk_document_take (document, edit, NULL);
}

/**
 * rbk_delivery_options_get_paper:
 * @self: options
 *
 * Returns: on what documents are to be set
 */
RbkExportPaper
rbk_delivery_options_get_paper (RbkDeliveryOptions *self)
{
  g_return_val_if_fail (RBK_IS_DELIVERY_OPTIONS (self), RBK_EXPORT_PAPER_A4);

  return rbk_paper_choice_get (self->paper);
}

static void
paper_chosen_cb (RbkDeliveryOptions *self)
{
  g_signal_emit (self, paper_chosen_signal, 0);
}

/**
 * rbk_delivery_options_new:
 * @document: an open book
 * @settings: (nullable): the user's choices
 *
 * Returns: (transfer floating): its options, to be updated before they are seen
 */
GtkWidget *
rbk_delivery_options_new (RbkDocument *document, GSettings *settings)
{
  RbkDeliveryOptions *self = g_object_new (RBK_TYPE_DELIVERY_OPTIONS, NULL);
  const char         *currency = rbk_book_get_currency (rbk_document_get_book (document));

  self->target = (RbkFieldTarget){ .document = g_object_ref (document),
                                   .format = rbk_money_format_new (NULL, currency),
                                   .property = "delivery",
                                   .type = RBK_TYPE_DELIVERY };
  self->paper = rbk_paper_choice_new (settings);
  self->papers = rbk_choice_list_new (_ ("Paper"));
  rbk_choice_list_add (self->papers, _ ("Paper"), self->paper);
  gtk_box_insert_child_after (GTK_BOX (self->box), self->papers, self->list);
  g_signal_connect_object (self->paper, "notify::selected", G_CALLBACK (paper_chosen_cb), self,
                           G_CONNECT_SWAPPED);

  return GTK_WIDGET (self);
}
