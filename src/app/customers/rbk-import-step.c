/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-import-step.h"

#include <glib/gi18n-lib.h>

#include "rbk-cached-choice.h"
#include "rbk-column-table.h"
#include "rbk-format-choice.h"
#include "rbk-import-columns.h"
#include "rbk-import-look.h"
#include "rbk-section.h"

/**
 * RbkImportStep:
 *
 * Which column of a usage file says what, before it is read: the first rows, what was found
 * out, and what a person makes of it. A file whose format is sure is passed on without asking.
 */
struct _RbkImportStep
{
  GtkWidget parent_instance;

  GtkWidget      *scroller;
  GtkWidget      *section;
  GtkWidget      *formats;
  GtkWidget      *cached; /* how the column of cached tokens is meant */
  RbkColumnTable *table;
  GtkWidget      *warnings;
  GtkWidget      *import;

  GFile        *file;    /* (owned) (nullable) */
  char         *format;  /* (owned) (nullable) as chosen */
  char        **given;   /* (owned) (nullable) the mapping that the look was made with */
  char        **mapping; /* (owned) (nullable) what is chosen now */
  RbkUsageLook *look;    /* (owned) (nullable) */
  GCancellable *looking; /* (owned) (nullable) the latest look wins */
  gboolean      goes_on;
  gboolean      is_settling;
};

G_DEFINE_FINAL_TYPE (RbkImportStep, rbk_import_step, GTK_TYPE_WIDGET)

enum
{
  IMPORT,
  CANCELLED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static gboolean
has_cached (RbkImportStep *self)
{
  return rbk_column_table_get_column (self->table, RBK_USAGE_CACHED_TOKENS) >= 0;
}

static void
collect_mapping (RbkImportStep *self)
{
  const char *cached = has_cached (self) ? rbk_cached_choice_get_entry (self->cached) : NULL;

  g_strfreev (self->mapping);
  self->mapping = rbk_import_columns_dup_mapping (self->table, self->look,
                                                  (const char *const *) self->given, cached);
}

static void
show_warnings (RbkImportStep *self)
{
  g_autofree char *text = rbk_import_columns_dup_warnings (self->table, self->look);

  gtk_label_set_text (GTK_LABEL (self->warnings), text);
  gtk_widget_set_visible (self->warnings, *text != '\0');
}

static void
columns_changed_cb (RbkImportStep *self)
{
  gtk_widget_set_visible (self->cached, has_cached (self));
  collect_mapping (self);
  show_warnings (self);
}

static void
cached_chosen_cb (RbkImportStep *self)
{
  if (!self->is_settling && self->look != NULL)
    collect_mapping (self);
}

static void
show_look (RbkImportStep *self)
{
  self->is_settling = TRUE;
  rbk_format_choice_show (self->formats, self->look->format);
  rbk_cached_choice_show (self->cached, (const char *const *) self->given);
  self->is_settling = FALSE;
  rbk_column_table_show (self->table, self->look);
  gtk_widget_set_visible (GTK_WIDGET (self->table), TRUE);
  gtk_widget_set_sensitive (self->import, TRUE);
  columns_changed_cb (self);
  /* Mostly everything is recognised, and Enter goes on. */
  if (gtk_widget_get_focus_child (self->formats) != NULL)
    gtk_widget_grab_focus (self->import);
}

static void
show_error (RbkImportStep *self, const GError *error)
{
  gtk_widget_set_visible (GTK_WIDGET (self->table), FALSE);
  gtk_widget_set_visible (self->cached, FALSE);
  gtk_widget_set_sensitive (self->import, FALSE);
  gtk_label_set_text (GTK_LABEL (self->warnings), error->message);
  gtk_widget_set_visible (self->warnings, TRUE);
}

static void
looked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  RbkImportStep *self = RBK_IMPORT_STEP (source);
  g_autoptr(GError) error = NULL;
  g_autoptr(RbkUsageLook) look = rbk_import_look_finish (result, &error);
  gboolean goes_on = self->goes_on;

  if (g_task_get_cancellable (G_TASK (result)) != self->looking)
    return;

  g_clear_object (&self->looking);
  self->goes_on = FALSE;
  if (look == NULL)
    {
      show_error (self, error);
      return;
    }
  g_clear_pointer (&self->look, rbk_usage_look_free);
  self->look = g_steal_pointer (&look);
  show_look (self);
  if (goes_on && self->look->is_sure)
    g_signal_emit (self, signals[IMPORT], 0);
}

static void
start (RbkImportStep *self)
{
  g_cancellable_cancel (self->looking);
  g_clear_object (&self->looking);
  self->looking = g_cancellable_new ();
  rbk_import_look_start (self, self->file, self->format, (const char *const *) self->given,
                         self->looking, looked_cb);
}

static void
format_chosen_cb (RbkImportStep *self)
{
  const char *format = rbk_format_choice_get_name (self->formats);

  if (self->is_settling || self->file == NULL || format == NULL)
    return;

  g_free (self->format);
  self->format = g_strdup (format);
  g_clear_pointer (&self->given, g_strfreev);
  start (self);
}

static void
import_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  g_signal_emit (widget, signals[IMPORT], 0);
}

static void
cancel_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  RbkImportStep *self = RBK_IMPORT_STEP (widget);

  g_cancellable_cancel (self->looking);
  g_clear_object (&self->looking);
  g_signal_emit (self, signals[CANCELLED], 0);
}

static void
rbk_import_step_dispose (GObject *object)
{
  RbkImportStep *self = RBK_IMPORT_STEP (object);

  g_cancellable_cancel (self->looking);
  g_clear_object (&self->looking);
  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_object (&self->file);

  G_OBJECT_CLASS (rbk_import_step_parent_class)->dispose (object);
}

static void
rbk_import_step_finalize (GObject *object)
{
  RbkImportStep *self = RBK_IMPORT_STEP (object);

  g_free (self->format);
  g_strfreev (self->given);
  g_strfreev (self->mapping);
  g_clear_pointer (&self->look, rbk_usage_look_free);

  G_OBJECT_CLASS (rbk_import_step_parent_class)->finalize (object);
}

static void
rbk_import_step_class_init (RbkImportStepClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = rbk_import_step_dispose;
  object_class->finalize = rbk_import_step_finalize;

  /**
   * RbkImportStep::import:
   * @self: a step
   *
   * The file is to be read as it says now.
   */
  signals[IMPORT] = g_signal_new ("import", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);

  /**
   * RbkImportStep::cancelled:
   * @self: a step
   *
   * The file is not to be read.
   */
  signals[CANCELLED] = g_signal_new ("cancelled", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                     NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_install_action (widget_class, "import.import", NULL, import_cb);
  gtk_widget_class_install_action (widget_class, "import.cancel", NULL, cancel_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "import.cancel", NULL);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "importstep");
}

static GtkWidget *
new_buttons (RbkImportStep *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *cancel = gtk_button_new_with_mnemonic (_ ("_Cancel"));

  self->import = gtk_button_new_with_mnemonic (_ ("_Import"));
  gtk_widget_add_css_class (self->import, "suggested-action");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->import), "import.import");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (cancel), "import.cancel");
  gtk_widget_set_halign (box, GTK_ALIGN_END);
  gtk_box_append (GTK_BOX (box), cancel);
  gtk_box_append (GTK_BOX (box), self->import);

  return box;
}

static void
rbk_import_step_init (RbkImportStep *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);

  self->table = RBK_COLUMN_TABLE (rbk_column_table_new ());
  g_signal_connect_object (self->table, "changed", G_CALLBACK (columns_changed_cb), self,
                           G_CONNECT_SWAPPED);
  self->section = rbk_section_new (_ ("Columns"), GTK_WIDGET (self->table));
  self->formats = rbk_format_choice_new (G_CALLBACK (format_chosen_cb), self);
  rbk_section_set_tools (RBK_SECTION (self->section), self->formats);
  self->warnings = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->warnings), TRUE);
  gtk_label_set_xalign (GTK_LABEL (self->warnings), 0.0f);
  gtk_widget_add_css_class (self->warnings, "problem");
  self->cached = rbk_cached_choice_new (G_CALLBACK (cached_chosen_cb), self);
  gtk_widget_set_visible (self->cached, FALSE);
  gtk_box_append (GTK_BOX (box), self->section);
  gtk_box_append (GTK_BOX (box), self->cached);
  gtk_box_append (GTK_BOX (box), self->warnings);
  gtk_box_append (GTK_BOX (box), new_buttons (self));
  self->scroller = rbk_section_new_page (box);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
}

/**
 * rbk_import_step_new:
 *
 * Returns: (transfer floating): a step before no file
 */
GtkWidget *
rbk_import_step_new (void)
{
  return g_object_new (RBK_TYPE_IMPORT_STEP, NULL);
}

/**
 * rbk_import_step_look:
 * @self: a step
 * @file: a usage file
 * @format: (nullable): the name of its format, or nothing to find it out
 * @mapping: (nullable): `field=column` entries that were chosen before
 * @goes_on: whether to go on at once where the format is sure
 *
 * Takes a first look at a file, in a thread, and shows it.
 */
void
rbk_import_step_look (RbkImportStep     *self,
                      GFile             *file,
                      const char        *format,
                      const char *const *mapping,
                      gboolean           goes_on)
{
  g_autofree char *name = NULL;
  g_autofree char *note = NULL;

  g_return_if_fail (RBK_IS_IMPORT_STEP (self));
  g_return_if_fail (G_IS_FILE (file));

  g_set_object (&self->file, file);
  g_free (self->format);
  self->format = g_strdup (format);
  g_strfreev (self->given);
  self->given = g_strdupv ((char **) mapping);
  self->goes_on = goes_on;
  name = g_file_get_basename (file);
  /* Translators: %s is a file */
  note = g_strdup_printf (_ ("The first rows of %s. Choose above each column what it says."), name);
  rbk_section_set_note (RBK_SECTION (self->section), note);
  gtk_widget_set_sensitive (self->import, FALSE);
  gtk_widget_set_visible (self->warnings, FALSE);
  start (self);
}

/**
 * rbk_import_step_take_focus:
 * @self: a step that is shown
 *
 * Goes to what is next: importing, once the file was looked at, else the first of its choices. So
 * the keys that work in it do.
 */
void
rbk_import_step_take_focus (RbkImportStep *self)
{
  g_return_if_fail (RBK_IS_IMPORT_STEP (self));

  /* What holds the step may have gone to the first of its choices before. */
  if (gtk_widget_get_focus_child (GTK_WIDGET (self)) != NULL &&
      gtk_widget_get_focus_child (self->formats) == NULL)
    return;
  if (!gtk_widget_is_sensitive (self->import) || !gtk_widget_grab_focus (self->import))
    gtk_widget_grab_focus (self->formats);
}

/**
 * rbk_import_step_get_file:
 * @self: a step
 *
 * Returns: (nullable) (transfer none): the file that it is about
 */
GFile *
rbk_import_step_get_file (RbkImportStep *self)
{
  g_return_val_if_fail (RBK_IS_IMPORT_STEP (self), NULL);

  return self->file;
}

/**
 * rbk_import_step_get_format:
 * @self: a step
 *
 * Returns: (nullable) (transfer none): the format that was chosen or found out
 */
const char *
rbk_import_step_get_format (RbkImportStep *self)
{
  g_return_val_if_fail (RBK_IS_IMPORT_STEP (self), NULL);

  return self->look != NULL ? self->look->format : self->format;
}

/**
 * rbk_import_step_get_mapping:
 * @self: a step
 *
 * Returns: (nullable) (transfer none) (array zero-terminated=1): `field=column` entries
 */
const char *const *
rbk_import_step_get_mapping (RbkImportStep *self)
{
  g_return_val_if_fail (RBK_IS_IMPORT_STEP (self), NULL);

  return (const char *const *) self->mapping;
}
