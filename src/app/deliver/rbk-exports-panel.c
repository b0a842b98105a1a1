/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-exports-panel-private.h"

#include <glib/gi18n-lib.h>

#include "rbk-icon-menu.h"
#include "rbk-text-scale.h"
#include "rbk-wrapped-label.h"

#define LIST_WIDTH 250
#define SIDE_WIDTH 310
#define PREVIEW_HEIGHT 380

/**
 * RbkExportsPanel:
 *
 * Where a book goes when it is done: the places, what each would get, what is lost on the way,
 * and what can be chosen. Exports are made beside the window and again whenever the book
 * changes.
 */
G_DEFINE_FINAL_TYPE (RbkExportsPanel, rbk_exports_panel, GTK_TYPE_WIDGET)

/*
 * rbk_exports_panel_get_outcome:
 * @self: a panel
 *
 * Returns: (nullable) (transfer none): what became of the chosen target, once it is there
 */
const RbkExportOutcome *
rbk_exports_panel_get_outcome (RbkExportsPanel *self)
{
  return self->outcomes != NULL && self->outcomes->len > 0 ? g_ptr_array_index (self->outcomes, 0)
                                                           : NULL;
}

/*
 * rbk_exports_panel_say:
 * @self: a panel
 * @text: (nullable): what can't be done, or was done in part
 */
void
rbk_exports_panel_say (RbkExportsPanel *self, const char *text)
{
  gtk_label_set_text (GTK_LABEL (self->note), text != NULL ? text : "");
  gtk_widget_set_visible (self->note, text != NULL);
}

static void
show_outcome (RbkExportsPanel *self)
{
  const RbkExportOutcome *outcome = rbk_exports_panel_get_outcome (self);

  rbk_file_preview_show (self->preview, outcome);
  rbk_loss_list_show (self->losses, outcome);
  /* Why there is nothing is to be read first. */
  gtk_box_reorder_child_after (GTK_BOX (self->side), GTK_WIDGET (self->options),
                               outcome != NULL && outcome->error != NULL ? GTK_WIDGET (self->losses)
                                                                         : NULL);
  rbk_exports_panel_enable_actions (self);
}

static void
replace_outcomes (RbkExportsPanel *self, GPtrArray *outcomes)
{
  GPtrArray *before = self->outcomes;

  /* The preview looks at the old one until it is shown the new one. */
  self->outcomes = outcomes;
  show_outcome (self);
  g_clear_pointer (&before, g_ptr_array_unref);
}

static gpointer
work_cb (gpointer request)
{
  return rbk_export_request_run (request);
}

static void
done_cb (gpointer owner, gpointer result)
{
  RbkExportsPanel        *self = owner;
  GPtrArray              *outcomes = result;
  const RbkExportOutcome *outcome = g_ptr_array_index (outcomes, 0);

  gtk_spinner_stop (GTK_SPINNER (self->spinner));
  gtk_widget_set_visible (self->spinner, FALSE);
  if (outcome->target != rbk_target_list_get_chosen (self->list))
    {
      g_ptr_array_unref (outcomes);
      return;
    }
  replace_outcomes (self, outcomes);
}

static void
free_request (gpointer request)
{
  rbk_export_request_free (request);
}

static void
free_outcomes (gpointer outcomes)
{
  g_ptr_array_unref (outcomes);
}

static const RbkLatestFacts facts = { work_cb, done_cb, free_request, free_outcomes };

static void
ask (RbkExportsPanel *self)
{
  RbkExportRequest *request = rbk_export_request_new (self->document, self->settings);

  request->paper = rbk_delivery_options_get_paper (self->options);
  g_ptr_array_add (request->targets, (gpointer) rbk_target_list_get_chosen (self->list));
  gtk_spinner_start (GTK_SPINNER (self->spinner));
  gtk_widget_set_visible (self->spinner, TRUE);
  rbk_latest_ask (self->work, request);
}

static void
chosen_cb (RbkExportsPanel *self)
{
  const RbkExportTarget *target = rbk_target_list_get_chosen (self->list);

  gtk_label_set_text (GTK_LABEL (self->title), g_dgettext (GETTEXT_PACKAGE, target->title));
  gtk_label_set_text (GTK_LABEL (self->description),
                      g_dgettext (GETTEXT_PACKAGE, target->description));
  rbk_exports_panel_say (self, NULL);
  replace_outcomes (self, NULL);
  rbk_delivery_options_update (self->options, target);
  ask (self);
}

/**
 * rbk_exports_panel_update:
 * @self: a panel
 *
 * Makes the export again of the book as it is now.
 */
void
rbk_exports_panel_update (RbkExportsPanel *self)
{
  g_return_if_fail (RBK_IS_EXPORTS_PANEL (self));

  rbk_delivery_options_update (self->options, rbk_target_list_get_chosen (self->list));
  ask (self);
}

static void
rbk_exports_panel_dispose (GObject *object)
{
  RbkExportsPanel *self = RBK_EXPORTS_PANEL (object);

  g_clear_pointer (&self->work, rbk_latest_free);
  if (self->box != NULL)
    rbk_file_preview_show (self->preview, NULL);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer (&self->outcomes, g_ptr_array_unref);
  g_clear_object (&self->saved);
  g_clear_object (&self->settings);
  g_clear_object (&self->document);

  G_OBJECT_CLASS (rbk_exports_panel_parent_class)->dispose (object);
}

static void
rbk_exports_panel_class_init (RbkExportsPanelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rbk_exports_panel_dispose;

  rbk_exports_panel_install_actions (widget_class);
  rbk_exports_panel_install_open_actions (widget_class);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "exports");
}

static GtkWidget *
new_button (const char *label, const char *tooltip, const char *action)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);

  return button;
}

static GtkWidget *
new_icon_button (const char *icon, const char *tooltip, const char *action)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);

  return button;
}

/* What is done less often. */
static GtkWidget *
new_more (void)
{
  GtkWidget *button = rbk_icon_menu_new ("view-more-symbolic", _ ("More to Deliver"));
  GMenu     *menu = g_menu_new ();

  g_menu_append (menu, _ ("Save _Everything…"), "deliver.save-all");
  g_menu_append (menu, _ ("_Open Folder"), "deliver.open-folder");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  g_object_unref (menu);

  return button;
}

static GtkWidget *
new_tools (RbkExportsPanel *self)
{
  GtkWidget *tools = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *save =
      new_button (_ ("_Save…"), _ ("Write this to a file or a folder"), "deliver.save");

  gtk_widget_add_css_class (save, "suggested-action");
  self->print_button =
      new_icon_button ("printer-symbolic", _ ("Print the Report"), "deliver.print");
  self->browser_button =
      new_icon_button ("web-browser-symbolic", _ ("Open in the Browser"), "deliver.open-browser");
  gtk_box_append (GTK_BOX (tools), save);
  self->copy_button = new_button (_ ("_Copy"), _ ("Copy the file that is shown"), "deliver.copy");
  gtk_box_append (GTK_BOX (tools), self->copy_button);
  gtk_box_append (GTK_BOX (tools), self->print_button);
  gtk_box_append (GTK_BOX (tools), self->browser_button);
  gtk_box_append (GTK_BOX (tools), new_more ());
  gtk_widget_add_css_class (tools, "tools");

  return tools;
}

static void
fill_head (RbkExportsPanel *self)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);

  self->title = rbk_wrapped_label_new (NULL, "title-2");
  self->description = rbk_wrapped_label_new (NULL, "dim-label");
  self->spinner = gtk_spinner_new ();
  self->note = rbk_wrapped_label_new (NULL, "problem");
  gtk_label_set_selectable (GTK_LABEL (self->note), TRUE);
  gtk_widget_set_visible (self->note, FALSE);
  gtk_box_append (GTK_BOX (line), self->title);
  gtk_box_append (GTK_BOX (line), self->spinner);
  gtk_box_append (GTK_BOX (self->content), line);
  gtk_box_append (GTK_BOX (self->content), self->description);
  self->tools = new_tools (self);
  gtk_box_append (GTK_BOX (self->content), self->tools);
  gtk_box_append (GTK_BOX (self->content), self->note);
}

static void
fill_body (RbkExportsPanel *self)
{
  self->body = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 18);
  self->preview = RBK_FILE_PREVIEW (rbk_file_preview_new (self->document));
  self->side = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  self->losses = RBK_LOSS_LIST (rbk_loss_list_new ());
  self->options = RBK_DELIVERY_OPTIONS (rbk_delivery_options_new (self->document, self->settings));
  gtk_widget_set_hexpand (GTK_WIDGET (self->preview), TRUE);
  gtk_widget_set_vexpand (self->body, TRUE);
  gtk_widget_set_vexpand (GTK_WIDGET (self->preview), TRUE);
  gtk_widget_set_size_request (GTK_WIDGET (self->preview), -1, PREVIEW_HEIGHT);
  gtk_box_append (GTK_BOX (self->side), GTK_WIDGET (self->options));
  gtk_box_append (GTK_BOX (self->side), GTK_WIDGET (self->losses));
  gtk_box_append (GTK_BOX (self->body), GTK_WIDGET (self->preview));
  gtk_box_append (GTK_BOX (self->body), self->side);
  gtk_box_append (GTK_BOX (self->content), self->body);
}

static void
fill (RbkExportsPanel *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  self->list = RBK_TARGET_LIST (rbk_target_list_new ());
  self->separator = gtk_separator_new (GTK_ORIENTATION_VERTICAL);
  self->content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  gtk_widget_add_css_class (self->content, "delivery");
  fill_head (self);
  fill_body (self);
  gtk_widget_set_hexpand (scroller, TRUE);
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->content);
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->list));
  gtk_box_append (GTK_BOX (self->box), self->separator);
  gtk_box_append (GTK_BOX (self->box), scroller);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  g_signal_connect_object (self->list, "chosen", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->options, "paper-chosen", G_CALLBACK (ask), self,
                           G_CONNECT_SWAPPED);
}

static void
rbk_exports_panel_init (RbkExportsPanel *self)
{
  self->work = rbk_latest_new (&facts, self);
}

/**
 * rbk_exports_panel_arrange:
 * @self: a panel
 * @room: how much there is
 *
 * Puts beside each other what has room there. The preview has it first: lines of a file break
 * badly.
 */
void
rbk_exports_panel_arrange (RbkExportsPanel *self, RbkExportsRoom room)
{
  gboolean is_narrow = room == RBK_EXPORTS_ROOM_NARROW;
  gboolean is_wide = room == RBK_EXPORTS_ROOM_WIDE;

  g_return_if_fail (RBK_IS_EXPORTS_PANEL (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->box), is_narrow
                                                                  ? GTK_ORIENTATION_VERTICAL
                                                                  : GTK_ORIENTATION_HORIZONTAL);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->body),
                                  is_wide ? GTK_ORIENTATION_HORIZONTAL : GTK_ORIENTATION_VERTICAL);
  gtk_widget_set_visible (self->separator, !is_narrow);
  gtk_widget_set_size_request (GTK_WIDGET (self->list),
                               is_narrow ? -1 : rbk_text_scale (GTK_WIDGET (self), LIST_WIDTH), -1);
  gtk_widget_set_size_request (self->side,
                               is_wide ? rbk_text_scale (GTK_WIDGET (self), SIDE_WIDTH) : -1, -1);
  rbk_target_list_set_is_narrow (self->list, is_narrow);
}

/**
 * rbk_exports_panel_choose:
 * @self: a panel
 * @target: the name of a target
 *
 * Chooses a target, as a click on it does.
 *
 * Returns: whether there is one of that name
 */
gboolean
rbk_exports_panel_choose (RbkExportsPanel *self, const char *target)
{
  g_return_val_if_fail (RBK_IS_EXPORTS_PANEL (self), FALSE);

  return rbk_target_list_choose (self->list, target);
}

/**
 * rbk_exports_panel_new:
 * @document: an open book
 * @settings: (nullable): the user's choices
 *
 * Returns: (transfer floating): where it can go, at the place where it went last
 */
GtkWidget *
rbk_exports_panel_new (RbkDocument *document, GSettings *settings)
{
  RbkExportsPanel *self = g_object_new (RBK_TYPE_EXPORTS_PANEL, NULL);
  RbkDelivery     *delivery = rbk_book_get_delivery (rbk_document_get_book (document));
  const char      *target = delivery != NULL ? rbk_delivery_get_target (delivery) : NULL;

  self->document = g_object_ref (document);
  if (settings != NULL)
    self->settings = g_object_ref (settings);
  fill (self);
  rbk_exports_panel_arrange (self, RBK_EXPORTS_ROOM_USUAL);
  if (target == NULL || !rbk_target_list_choose (self->list, target))
    rbk_target_list_choose (self->list, rbk_target_list_get_chosen (self->list)->name);

  return GTK_WIDGET (self);
}
