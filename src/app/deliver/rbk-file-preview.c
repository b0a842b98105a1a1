/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-file-preview.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "rbk-choice.h"
#include "rbk-highlight.h"
#include "rbk-price-cards.h"
#include "rbk-report-view.h"

/* More of a file nobody reads here, and the window would wait for it. */
#define MAX_BYTES (192 * 1024)

/**
 * RbkFilePreview:
 *
 * What an export holds: its files, one at a time, as text whose parts stand out; a pricing page
 * as its cards, a report as its pages.
 */
struct _RbkFilePreview
{
  GtkWidget parent_instance;

  RbkExport *export;    /* (not owned) (nullable) the outcome's */
  GPtrArray     *files; /* (owned) (element-type RbkExportFile): those in the switcher, in order */
  gboolean       has_look; /* whether the switcher begins with how it will look */
  gboolean       is_updating;
  GtkWidget     *box;
  GtkWidget     *switcher;
  GtkWidget     *stack;
  GtkWidget     *text;
  GtkWidget     *facts;
  RbkPriceCards *cards;
  RbkReportView *report;
  GtkTextTag    *tags[RBK_N_HIGHLIGHTS]; /* (not owned) the buffer's */
};

G_DEFINE_FINAL_TYPE (RbkFilePreview, rbk_file_preview, GTK_TYPE_WIDGET)

/* Readable on light and on dark alike. */
static const char *const light[RBK_N_HIGHLIGHTS] = { "#1a5fb4", "#26734d", "#9c4a00",
                                                     "#813d9c", "#6a6a6a", "#1a5fb4" };
static const char *const dark[RBK_N_HIGHLIGHTS] = { "#99c1f1", "#8ff0a4", "#ffbe6f",
                                                    "#dc8add", "#b0b0b0", "#99c1f1" };

static void
rbk_file_preview_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  RbkFilePreview *self = RBK_FILE_PREVIEW (widget);
  GdkRGBA         ink;
  gboolean        is_dark;

  GTK_WIDGET_CLASS (rbk_file_preview_parent_class)->css_changed (widget, change);
  if (self->tags[0] == NULL)
    return;
  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &ink);
  is_dark = ink.red + ink.green + ink.blue > 1.5f;
  for (int i = 0; i < RBK_N_HIGHLIGHTS; i++)
    g_object_set (self->tags[i], "foreground", is_dark ? dark[i] : light[i], NULL);
}

static void
rbk_file_preview_dispose (GObject *object)
{
  RbkFilePreview *self = RBK_FILE_PREVIEW (object);

  memset (self->tags, 0, sizeof self->tags);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer (&self->files, g_ptr_array_unref);

  G_OBJECT_CLASS (rbk_file_preview_parent_class)->dispose (object);
}

static void
rbk_file_preview_class_init (RbkFilePreviewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rbk_file_preview_dispose;
  widget_class->css_changed = rbk_file_preview_css_changed;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "filepreview");
}

static void
apply_highlights (RbkFilePreview *self, GtkTextBuffer *buffer, const char *path, const char *text)
{
  g_autoptr(GArray) highlights = rbk_highlight_text (path, text);
  GtkTextIter start, end;
  gsize       at = 0;

  gtk_text_buffer_get_start_iter (buffer, &start);
  for (guint i = 0; i < highlights->len; i++)
    {
      const RbkHighlight *highlight = &g_array_index (highlights, RbkHighlight, i);

      gtk_text_iter_forward_chars (&start, (int) g_utf8_strlen (text + at,
                                                                (gssize) (highlight->start - at)));
      end = start;
      gtk_text_iter_forward_chars (&end, (int) g_utf8_strlen (text + highlight->start,
                                                              (gssize) (highlight->end -
                                                                        highlight->start)));
      gtk_text_buffer_apply_tag (buffer, self->tags[highlight->kind], &start, &end);
      start = end;
      at = highlight->end;
    }
}

/* The start of a file as text, or nothing where it is none. A last character that was cut is
 * left out. */
static char *
dup_text (GBytes *bytes)
{
  gsize       size;
  const char *data = g_bytes_get_data (bytes, &size);
  gsize       shown = MIN (size, MAX_BYTES);
  const char *end = data;

  if (data == NULL || memchr (data, '\0', shown) != NULL)
    return NULL;
  if (!g_utf8_validate (data, (gssize) shown, &end) && shown - (gsize) (end - data) >= 4)
    return NULL;

  return g_strndup (data, (gsize) (end - data));
}

static void
show_facts (RbkFilePreview *self, const RbkExportFile *file)
{
  g_autofree char *size = g_format_size (g_bytes_get_size (file->bytes));
  /* Translators: a file that is no text; %1$s is its name, %2$s its size */
  g_autofree char *text =
      g_strdup_printf (_ ("%1$s, %2$s. Save it to look at it."), file->path, size);

  gtk_label_set_text (GTK_LABEL (self->facts), text);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "facts");
}

static void
show_file (RbkFilePreview *self, const RbkExportFile *file)
{
  GtkTextBuffer   *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->text));
  g_autofree char *text = dup_text (file->bytes);

  if (text == NULL)
    {
      show_facts (self, file);
      return;
    }
  gtk_text_buffer_set_text (buffer, text, -1);
  apply_highlights (self, buffer, file->path, text);
  if (strlen (text) < g_bytes_get_size (file->bytes))
    {
      GtkTextIter end;

      gtk_text_buffer_get_end_iter (buffer, &end);
      gtk_text_buffer_insert (buffer, &end, _ ("\n… The rest is in the file."), -1);
    }
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->text), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  file->path, -1);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "text");
}

static void
chosen_cb (RbkFilePreview *self)
{
  guint chosen = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->switcher));

  if (self->is_updating || chosen == GTK_INVALID_LIST_POSITION)
    return;
  if (self->has_look && chosen == 0)
    {
      rbk_price_cards_update (self->cards);
      gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "look");
      return;
    }
  chosen -= self->has_look ? 1 : 0;
  if (chosen < self->files->len)
    show_file (self, g_ptr_array_index (self->files, chosen));
}

/* The same file again, where a new export has one of that name. */
static void
fill_switcher (RbkFilePreview *self, const RbkExport *export)
{
  GtkStringList   *names = gtk_string_list_new (NULL);
  guint            chosen = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->switcher));
  GListModel      *old = gtk_drop_down_get_model (GTK_DROP_DOWN (self->switcher));
  g_autofree char *before = NULL;
  guint            next = 0;

  if (old != NULL && chosen < g_list_model_get_n_items (old))
    before = g_strdup (gtk_string_list_get_string (GTK_STRING_LIST (old), chosen));
  if (self->has_look)
    gtk_string_list_append (names, _ ("As it will look"));
  for (guint i = 0; i < export->files->len; i++)
    {
      RbkExportFile *file = g_ptr_array_index (export->files, i);

      if (g_strcmp0 (before, file->path) == 0)
        next = g_list_model_get_n_items (G_LIST_MODEL (names));
      gtk_string_list_append (names, file->path);
      g_ptr_array_add (self->files, file);
    }
  gtk_drop_down_set_model (GTK_DROP_DOWN (self->switcher), G_LIST_MODEL (names));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->switcher), next);
  gtk_widget_set_visible (self->switcher, g_list_model_get_n_items (G_LIST_MODEL (names)) > 1);
  g_object_unref (names);
}

/**
 * rbk_file_preview_show:
 * @self: a preview
 * @outcome: (nullable): what to show; it must outlive the preview or be replaced before it goes
 *
 * Shows an export, at the file that was looked at.
 */
void
rbk_file_preview_show (RbkFilePreview *self, const RbkExportOutcome *outcome)
{
  RbkExport *export = outcome != NULL && outcome->error == NULL ? outcome->export : NULL;

  g_return_if_fail (RBK_IS_FILE_PREVIEW (self));

  g_ptr_array_set_size (self->files, 0);
  self->export = export;
  rbk_report_view_set_report (self->report, export != NULL ? outcome->report : NULL);
  gtk_widget_set_visible (GTK_WIDGET (self), export != NULL);
  if (export == NULL)
    return;

  self->has_look = export->target->group == RBK_EXPORT_PAGE &&
                   (g_str_equal (export->target->name, "html") ||
                    g_str_equal (export->target->name, "pricing-page"));
  self->is_updating = TRUE;
  fill_switcher (self, export);
  self->is_updating = FALSE;
  if (outcome->report != NULL)
    gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "report");
  else
    chosen_cb (self);
}

/**
 * rbk_file_preview_get_file:
 * @self: a preview
 *
 * Returns: (nullable) (transfer none): the file that is looked at; of a page how it looks too
 */
const RbkExportFile *
rbk_file_preview_get_file (RbkFilePreview *self)
{
  guint chosen;

  g_return_val_if_fail (RBK_IS_FILE_PREVIEW (self), NULL);

  if (self->files->len == 0)
    return NULL;
  chosen = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->switcher));
  chosen -= self->has_look && chosen > 0 ? 1 : 0;

  return g_ptr_array_index (self->files, MIN (chosen, self->files->len - 1));
}

static GtkWidget *
new_text (RbkFilePreview *self)
{
  static const char *const names[RBK_N_HIGHLIGHTS] = { "name", "string",  "number",
                                                       "word", "comment", "heading" };
  GtkWidget               *scroller = gtk_scrolled_window_new ();
  GtkTextBuffer           *buffer;

  self->text = gtk_text_view_new ();
  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->text));
  for (int i = 0; i < RBK_N_HIGHLIGHTS; i++)
    self->tags[i] = gtk_text_buffer_create_tag (buffer, names[i], NULL, NULL);
  gtk_text_view_set_editable (GTK_TEXT_VIEW (self->text), FALSE);
  gtk_text_view_set_monospace (GTK_TEXT_VIEW (self->text), TRUE);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (self->text), FALSE);
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (self->text), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_left_margin (GTK_TEXT_VIEW (self->text), 12);
  gtk_text_view_set_right_margin (GTK_TEXT_VIEW (self->text), 12);
  gtk_text_view_set_top_margin (GTK_TEXT_VIEW (self->text), 10);
  gtk_text_view_set_bottom_margin (GTK_TEXT_VIEW (self->text), 10);
  gtk_widget_set_direction (self->text, GTK_TEXT_DIR_LTR);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->text);

  return scroller;
}

static void
rbk_file_preview_init (RbkFilePreview *self)
{
  GtkWidget *frame = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->files = g_ptr_array_new ();
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  self->switcher = gtk_drop_down_new (NULL, NULL);
  self->stack = gtk_stack_new ();
  self->facts = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->facts), TRUE);
  gtk_widget_add_css_class (self->facts, "dim-label");
  gtk_widget_set_halign (self->switcher, GTK_ALIGN_START);
  rbk_choice_set_title (self->switcher, _ ("File"));
  g_signal_connect_object (self->switcher, "notify::selected", G_CALLBACK (chosen_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_stack_add_named (GTK_STACK (self->stack), new_text (self), "text");
  gtk_stack_add_named (GTK_STACK (self->stack), self->facts, "facts");
  gtk_widget_set_vexpand (self->stack, TRUE);
  gtk_widget_add_css_class (frame, "card");
  gtk_widget_set_overflow (frame, GTK_OVERFLOW_HIDDEN);
  gtk_box_append (GTK_BOX (frame), self->stack);
  gtk_box_append (GTK_BOX (self->box), self->switcher);
  gtk_box_append (GTK_BOX (self->box), frame);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

/**
 * rbk_file_preview_new:
 * @document: the open book
 *
 * Returns: (transfer floating): a preview of nothing
 */
GtkWidget *
rbk_file_preview_new (RbkDocument *document)
{
  RbkFilePreview *self = g_object_new (RBK_TYPE_FILE_PREVIEW, NULL);

  self->cards = RBK_PRICE_CARDS (rbk_price_cards_new (document));
  self->report = RBK_REPORT_VIEW (rbk_report_view_new ());
  gtk_stack_add_named (GTK_STACK (self->stack), GTK_WIDGET (self->cards), "look");
  gtk_stack_add_named (GTK_STACK (self->stack), GTK_WIDGET (self->report), "report");

  return GTK_WIDGET (self);
}
