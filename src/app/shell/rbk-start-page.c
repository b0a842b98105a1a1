/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-start-page.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "rbk-book-file.h"
#include "rbk-document.h"
#include "rbk-template.h"
#include "rbk-window.h"

#define RESOURCE "/io/github/ratebook/Ratebook/ui/rbk-start-page.ui"

/**
 * RbkStartPage:
 *
 * What a window shows before it has a book: unsaved work to take up, templates, and the
 * books that were open last.
 */
struct _RbkStartPage
{
  GtkWidget parent_instance;

  GtkWidget           *scroller; /* holds all of it */
  GtkWidget           *first;    /* what most begin with */
  AdwPreferencesGroup *drafts;
  GtkFlowBox          *templates;
  AdwPreferencesGroup *recent;

  GPtrArray *draft_rows; /* (owned) (element-type GtkWidget) */
};

G_DEFINE_FINAL_TYPE (RbkStartPage, rbk_start_page, GTK_TYPE_WIDGET)

static GtkWidget *
new_card_label (const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0.0f);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_width_chars (GTK_LABEL (label), 22);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 32);
  gtk_widget_add_css_class (label, style);

  return label;
}

static GtkWidget *
new_template_card (const RbkTemplate *template)
{
  const char *title = g_dgettext (GETTEXT_PACKAGE, template->title);
  const char *description = g_dgettext (GETTEXT_PACKAGE, template->description);
  GtkWidget  *button = gtk_button_new ();
  GtkWidget  *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  gtk_box_append (GTK_BOX (box), new_card_label (title, "heading"));
  gtk_box_append (GTK_BOX (box), new_card_label (description, "dim-label"));
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "card");
  gtk_widget_add_css_class (button, "template");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.new-from-template");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", template->name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description, -1);

  return button;
}

static void
fill_templates (RbkStartPage *self)
{
  gsize              n_templates;
  const RbkTemplate *templates = rbk_template_get_all (&n_templates);

  for (gsize i = 0; i < n_templates; i++)
    {
      GtkWidget *card = new_template_card (&templates[i]);

      gtk_flow_box_append (self->templates, card);
      /* The card takes the focus, not what holds it. */
      gtk_widget_set_focusable (gtk_widget_get_parent (card), FALSE);
    }
}

/* Names and paths are text, whatever characters are in them. */
static GtkWidget *
new_row (const char *title, const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 1);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 1);

  return row;
}

static void
fill_recent (RbkStartPage *self)
{
  g_autoptr(GPtrArray) recent = rbk_book_file_list_recent ();

  for (guint i = 0; i < recent->len; i++)
    {
      GtkRecentInfo   *info = g_ptr_array_index (recent, i);
      const char      *uri = gtk_recent_info_get_uri (info);
      g_autofree char *where = gtk_recent_info_get_uri_display (info);
      GtkWidget       *row =
          new_row (gtk_recent_info_get_display_name (info), where != NULL ? where : uri);

      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.open-uri");
      gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", uri);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                                 gtk_image_new_from_icon_name ("go-next-symbolic"));
      adw_preferences_group_add (self->recent, row);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->recent), recent->len > 0);
}

static void
remove_draft_row (RbkStartPage *self, GtkWidget *row)
{
  adw_preferences_group_remove (self->drafts, row);
  g_ptr_array_remove (self->draft_rows, row);
  gtk_widget_set_visible (GTK_WIDGET (self->drafts), self->draft_rows->len > 0);
}

static void
discard_draft_cb (RbkStartPage *self, GtkWidget *button)
{
  GtkWidget *row = gtk_widget_get_ancestor (button, ADW_TYPE_ACTION_ROW);

  rbk_draft_info_discard (g_object_get_data (G_OBJECT (row), "draft"));
  remove_draft_row (self, row);
}

static void
recover_draft_cb (RbkStartPage *self, GtkWidget *button)
{
  RbkWindow *window = RBK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
  GtkWidget *row = gtk_widget_get_ancestor (button, ADW_TYPE_ACTION_ROW);
  g_autoptr(GError) error = NULL;
  g_autoptr(RbkDocument) document =
                 rbk_document_new_for_draft (g_object_get_data (G_OBJECT (row), "draft"), &error);

  if (document == NULL)
    {
      rbk_window_show_error (window, _ ("The Draft Can’t Be Opened"), error->message);
      return;
    }

  remove_draft_row (self, row);
  rbk_window_set_document (window, document);
}

static GtkWidget *
add_button (RbkStartPage *self, GtkWidget *row, const char *label, GCallback clicked_cb)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  g_signal_connect_object (button, "clicked", clicked_cb, self, G_CONNECT_SWAPPED);

  return button;
}

static void
add_draft (RbkStartPage *self, const RbkDraftInfo *info)
{
  g_autoptr(GDateTime) time = g_date_time_to_local (info->time);
  g_autofree char *when = g_date_time_format (time, "%x %X");
  g_autofree char *where = info->original != NULL ? g_file_get_parse_name (info->original)
                                                  : g_strdup (_ ("Never saved"));
  /* Translators: when unsaved work was kept, and of which file */
  g_autofree char *subtitle = g_strdup_printf (_ ("%s · %s"), when, where);
  GtkWidget *row = new_row (info->title != NULL ? info->title : _ ("Untitled Book"), subtitle);

  g_object_set_data_full (G_OBJECT (row), "draft", rbk_draft_info_copy (info),
                          (GDestroyNotify) rbk_draft_info_free);
  add_button (self, row, _ ("_Discard"), G_CALLBACK (discard_draft_cb));
  gtk_widget_add_css_class (add_button (self, row, _ ("_Recover"), G_CALLBACK (recover_draft_cb)),
                            "suggested-action");
  adw_preferences_group_add (self->drafts, row);
  g_ptr_array_add (self->draft_rows, row);
}

static void
fill_drafts (RbkStartPage *self)
{
  g_autoptr(GFile) folder = rbk_draft_get_default_folder ();
  g_autoptr(GPtrArray) infos = rbk_draft_list (folder);

  for (guint i = 0; i < infos->len; i++)
    add_draft (self, g_ptr_array_index (infos, i));
  gtk_widget_set_visible (GTK_WIDGET (self->drafts), infos->len > 0);
}

/* Without this the focus goes to the menu in the window's head. */
static void
rbk_start_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (rbk_start_page_parent_class)->map (widget);
  gtk_widget_grab_focus (RBK_START_PAGE (widget)->first);
}

static void
rbk_start_page_dispose (GObject *object)
{
  g_clear_pointer (&RBK_START_PAGE (object)->scroller, gtk_widget_unparent);

  G_OBJECT_CLASS (rbk_start_page_parent_class)->dispose (object);
}

static void
rbk_start_page_finalize (GObject *object)
{
  g_clear_pointer (&RBK_START_PAGE (object)->draft_rows, g_ptr_array_unref);

  G_OBJECT_CLASS (rbk_start_page_parent_class)->finalize (object);
}

static void
rbk_start_page_class_init (RbkStartPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rbk_start_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = rbk_start_page_finalize;
  widget_class->map = rbk_start_page_map;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "startpage");
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE);
  gtk_widget_class_bind_template_child (widget_class, RbkStartPage, scroller);
  gtk_widget_class_bind_template_child (widget_class, RbkStartPage, first);
  gtk_widget_class_bind_template_child (widget_class, RbkStartPage, drafts);
  gtk_widget_class_bind_template_child (widget_class, RbkStartPage, templates);
  gtk_widget_class_bind_template_child (widget_class, RbkStartPage, recent);
}

static void
rbk_start_page_init (RbkStartPage *self)
{
  self->draft_rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  fill_drafts (self);
  fill_templates (self);
  fill_recent (self);
}

/**
 * rbk_start_page_new:
 *
 * Returns: (transfer floating): a start page
 */
GtkWidget *
rbk_start_page_new (void)
{
  return g_object_new (RBK_TYPE_START_PAGE, NULL);
}
