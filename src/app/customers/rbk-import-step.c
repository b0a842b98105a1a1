/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-import-step.h"

#include <glib/gi18n-lib.h>

#include "rbk-cached-choice.h"
#include "rbk-column-table.h"
#include "rbk-section.h"
#include "rbk-usage-format.h"

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
is_given (RbkImportStep *self, const char *field)
{
  gsize length = strlen (field);

  for (guint i = 0; self->given != NULL && self->given[i] != NULL; i++)
    if (strncmp (self->given[i], field, length) == 0 && self->given[i][length] == '=')
      return TRUE;

  return FALSE;
}

static gboolean
has_cached (RbkImportStep *self)
{
  return rbk_column_table_get_column (self->table, RBK_USAGE_CACHED_TOKENS) >= 0;
}

/* Only what a person said is told: for the rest the names of the columns speak, also of next
 * month's file. */
static void
collect_mapping (RbkImportStep *self)
{
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  const char *cached = rbk_cached_choice_get_entry (self->cached);

  for (guint i = 0; i < RBK_N_USAGE_FIELDS; i++)
    {
      const char      *field = rbk_usage_field_get_name ((RbkUsageField) i);
      const char      *found = self->look->mapping[i] != NULL ? self->look->mapping[i] : "";
      int              column = rbk_column_table_get_column (self->table, (RbkUsageField) i);
      g_autofree char *name = rbk_column_table_dup_name (self->table, column);
      g_autofree char *entry = g_strdup_printf ("%s=%s", field, name);

      if (is_given (self, field) || !g_str_equal (name, found))
        g_strv_builder_add (builder, entry);
    }
  if (cached != NULL && has_cached (self))
    g_strv_builder_add (builder, cached);
  g_strfreev (self->mapping);
  self->mapping = g_strv_builder_end (builder);
}

static void
warn (GString *text, const char *warning)
{
  g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", warning);
}

static void
warn_of_fields (RbkImportStep *self, GString *text)
{
  if (rbk_column_table_get_column (self->table, RBK_USAGE_CUSTOMER) < 0)
    warn (text, _ ("No column says which customer a row belongs to. Choose it above, or export the "
                   "usage with a customer id: without it the file tells of calls, not of "
                   "customers."));
  if (rbk_column_table_get_column (self->table, RBK_USAGE_CALLS) < 0)
    warn (text, _ ("No column counts calls: each row counts as one."));
  if (rbk_column_table_get_column (self->table, RBK_USAGE_INPUT_TOKENS) < 0 &&
      rbk_column_table_get_column (self->table, RBK_USAGE_TOKENS) < 0 &&
      rbk_column_table_get_column (self->table, RBK_USAGE_COST) < 0)
    warn (text, _ ("No column has tokens or a cost: calls cost what the workloads say."));
}

static void
show_warnings (RbkImportStep *self)
{
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = 0; self->look->columns[i] != NULL; i++)
    for (guint j = 0; j < i; j++)
      if (g_str_equal (self->look->columns[i], self->look->columns[j]))
        {
          g_autofree char *warning =
              /* Translators: %s is the name of a column */
              g_strdup_printf (_ ("Two columns are called “%s”; look which one is meant."),
                               self->look->columns[i]);

          warn (text, warning);
        }
  if (self->look->encoding != NULL)
    warn (text, self->look->encoding);
  warn_of_fields (self, text);
  gtk_label_set_text (GTK_LABEL (self->warnings), text->str);
  gtk_widget_set_visible (self->warnings, text->len > 0);
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

static guint
find_format (const char *name)
{
  for (guint i = 0; name != NULL && i < rbk_usage_n_formats; i++)
    if (g_str_equal (rbk_usage_formats[i].name, name))
      return i;

  return 0;
}

static void
show_look (RbkImportStep *self)
{
  self->is_settling = TRUE;
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->formats), find_format (self->look->format));
  rbk_cached_choice_show (self->cached, (const char *const *) self->given);
  self->is_settling = FALSE;
  rbk_column_table_show (self->table, self->look);
  gtk_widget_set_visible (GTK_WIDGET (self->table), TRUE);
  gtk_widget_set_sensitive (self->import, TRUE);
  columns_changed_cb (self);
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
  g_autoptr(RbkUsageLook) look = g_task_propagate_pointer (G_TASK (result), &error);
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

/* What a look is asked for; the step may be asked for another meanwhile. */
typedef struct
{
  GFile *file;
  char  *format;
  char **mapping;
} Request;

static void
request_free (gpointer data)
{
  Request *request = data;

  g_object_unref (request->file);
  g_free (request->format);
  g_strfreev (request->mapping);
  g_free (request);
}

static void
look_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Request  *request = data;
  RbkUsageOptions options = { .format = request->format,
                              .mapping = (const char *const *) request->mapping,
                              .cancellable = cancellable };
  GError         *error = NULL;
  RbkUsageLook   *look = rbk_usage_look_new (request->file, &options, &error);

  if (look != NULL)
    g_task_return_pointer (task, look, (GDestroyNotify) rbk_usage_look_free);
  else
    g_task_return_error (task, error);
}

static void
start (RbkImportStep *self)
{
  g_autoptr(GTask) task = NULL;
  Request *request = g_new0 (Request, 1);

  g_cancellable_cancel (self->looking);
  g_clear_object (&self->looking);
  self->looking = g_cancellable_new ();
  request->file = g_object_ref (self->file);
  request->format = g_strdup (self->format);
  request->mapping = g_strdupv (self->given);
  task = g_task_new (self, self->looking, looked_cb, NULL);
  g_task_set_source_tag (task, start);
  g_task_set_task_data (task, request, request_free);
  g_task_run_in_thread (task, look_in_thread);
}

static void
format_chosen_cb (RbkImportStep *self)
{
  guint selected = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->formats));

  if (self->is_settling || self->file == NULL || selected >= rbk_usage_n_formats)
    return;

  g_free (self->format);
  self->format = g_strdup (rbk_usage_formats[selected].name);
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
new_formats (RbkImportStep *self)
{
  GtkStringList *model = gtk_string_list_new (NULL);

  for (guint i = 0; i < rbk_usage_n_formats; i++)
    gtk_string_list_append (model, _ (rbk_usage_formats[i].title));
  self->formats = gtk_drop_down_new (G_LIST_MODEL (model), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->formats), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Format of the file"), -1);
  gtk_widget_set_tooltip_text (self->formats, _ ("Format of the file"));
  g_signal_connect_object (self->formats, "notify::selected", G_CALLBACK (format_chosen_cb), self,
                           G_CONNECT_SWAPPED);

  return self->formats;
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
  rbk_section_set_tools (RBK_SECTION (self->section), new_formats (self));
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
 * Goes to the first of its choices, so that the keys that work in it do.
 */
void
rbk_import_step_take_focus (RbkImportStep *self)
{
  g_return_if_fail (RBK_IS_IMPORT_STEP (self));

  if (gtk_widget_get_focus_child (GTK_WIDGET (self)) == NULL)
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
