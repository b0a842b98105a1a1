/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-database-form.h"

#include <glib/gi18n-lib.h>

#include "rbk-cached-choice.h"
#include "rbk-column-table.h"
#include "rbk-entry-list.h"
#include "rbk-section.h"

/**
 * RbkDatabaseForm:
 *
 * What to ask a table of a database for: which column says what, from which days, and whether
 * customers that are alike come as one row. The question can be read as it will be asked.
 */
struct _RbkDatabaseForm
{
  GtkWidget parent_instance;

  GtkWidget      *box;
  RbkColumnTable *columns;
  GtkWidget      *cached; /* how the column of cached tokens is meant */
  GtkEntry       *from, *to;
  GtkWidget      *histogram;
  GtkWidget      *problem;
  GtkTextBuffer  *sql;   /* (owned) */
  char           *table; /* (owned) (nullable) */
  RbkUsageQuery   found; /* the columns that are found by their names */
  gboolean        is_ready;
  gboolean        is_settling;
};

G_DEFINE_FINAL_TYPE (RbkDatabaseForm, rbk_database_form, GTK_TYPE_WIDGET)

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
add_text (GStrvBuilder *builder, const char *name, const char *text)
{
  g_autofree char *stripped = g_strstrip (g_strdup (text));
  g_autofree char *entry = g_strdup_printf ("%s=%s", name, stripped);

  if (*stripped != '\0')
    g_strv_builder_add (builder, entry);
}

/* A column that is found by its name and not wanted is told, as nothing. */
static void
add_columns (RbkDatabaseForm *self, GStrvBuilder *builder)
{
  for (guint i = 0; i < RBK_N_USAGE_FIELDS; i++)
    {
      int              column = rbk_column_table_get_column (self->columns, (RbkUsageField) i);
      g_autofree char *name = rbk_column_table_dup_name (self->columns, column);
      g_autofree char *entry =
          g_strdup_printf ("%s=%s", rbk_usage_field_get_name ((RbkUsageField) i), name);

      if (column >= 0 || self->found.columns[i] != NULL)
        g_strv_builder_add (builder, entry);
    }
}

/**
 * rbk_database_form_dup_mapping:
 * @self: a form
 *
 * Returns: (transfer full) (array zero-terminated=1): what to ask for, as a book keeps it
 */
char **
rbk_database_form_dup_mapping (RbkDatabaseForm *self)
{
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  const char *cached = rbk_cached_choice_get_entry (self->cached);

  g_return_val_if_fail (RBK_IS_DATABASE_FORM (self), NULL);

  add_text (builder, "table", self->table != NULL ? self->table : "");
  add_columns (self, builder);
  if (cached != NULL && gtk_widget_get_visible (self->cached))
    g_strv_builder_add (builder, cached);
  add_text (builder, "from", gtk_editable_get_text (GTK_EDITABLE (self->from)));
  add_text (builder, "to", gtk_editable_get_text (GTK_EDITABLE (self->to)));
  if (gtk_switch_get_active (GTK_SWITCH (self->histogram)))
    g_strv_builder_add (builder, "histogram=yes");

  return g_strv_builder_end (builder);
}

static void
update_cb (RbkDatabaseForm *self)
{
  g_auto(GStrv) mapping = NULL;
  g_auto(RbkUsageQuery) query = { 0 };
  g_autoptr(GError) error = NULL;
  g_autofree char *sql = NULL;

  if (self->is_settling)
    return;

  gtk_widget_set_visible (self->cached, rbk_column_table_get_column (self->columns,
                                                                     RBK_USAGE_CACHED_TOKENS) >= 0);
  mapping = rbk_database_form_dup_mapping (self);
  if (rbk_usage_query_init (&query, NULL, (const char *const *) mapping, &error))
    sql = rbk_usage_query_to_sql (&query, &error);
  self->is_ready = sql != NULL;
  gtk_text_buffer_set_text (self->sql, sql != NULL ? sql : "", -1);
  gtk_label_set_text (GTK_LABEL (self->problem), error != NULL ? error->message : "");
  gtk_widget_set_visible (self->problem, error != NULL);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
copy_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  RbkDatabaseForm *self = RBK_DATABASE_FORM (widget);
  g_autofree char *sql = NULL;

  g_object_get (self->sql, "text", &sql, NULL);
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), sql);
}

static void
rbk_database_form_dispose (GObject *object)
{
  RbkDatabaseForm *self = RBK_DATABASE_FORM (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->sql);

  G_OBJECT_CLASS (rbk_database_form_parent_class)->dispose (object);
}

static void
rbk_database_form_finalize (GObject *object)
{
  RbkDatabaseForm *self = RBK_DATABASE_FORM (object);

  g_free (self->table);
  rbk_usage_query_clear (&self->found);

  G_OBJECT_CLASS (rbk_database_form_parent_class)->finalize (object);
}

static void
rbk_database_form_class_init (RbkDatabaseFormClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = rbk_database_form_dispose;
  object_class->finalize = rbk_database_form_finalize;

  /**
   * RbkDatabaseForm::changed:
   * @self: a form
   *
   * Something else is to be asked for.
   */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_install_action (widget_class, "database.copy", NULL, copy_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static GtkEntry *
add_day (RbkDatabaseForm *self, GtkWidget *list, const char *title, const char *detail)
{
  GtkEntry *entry = rbk_entry_list_add_entry (list, title, detail, NULL, 12);

  gtk_entry_set_placeholder_text (entry, _ ("YYYY-MM-DD"));
  g_signal_connect_object (entry, "changed", G_CALLBACK (update_cb), self, G_CONNECT_SWAPPED);

  return entry;
}

static void
add_choices (RbkDatabaseForm *self)
{
  GtkWidget *list = rbk_entry_list_new (self->box, NULL);

  self->from = add_day (self, list, _ ("First day"), _ ("Nothing for all there are"));
  self->to = add_day (self, list, _ ("First day that does not count any more"), NULL);
  self->histogram = gtk_switch_new ();
  g_signal_connect_object (self->histogram, "notify::active", G_CALLBACK (update_cb), self,
                           G_CONNECT_SWAPPED);
  rbk_entry_list_add (list, _ ("Alike customers as one row"),
                      _ ("For very many customers: the database counts those with the same usage, "
                         "and no customer’s name leaves it"),
                      self->histogram);
}

static void
add_sql (RbkDatabaseForm *self)
{
  GtkWidget *expander = gtk_expander_new_with_mnemonic (_ ("What the database is _asked"));
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *view, *scroller = gtk_scrolled_window_new ();
  GtkWidget *copy = gtk_button_new_with_mnemonic (_ ("Cop_y SQL"));

  self->sql = gtk_text_buffer_new (NULL);
  view = gtk_text_view_new_with_buffer (self->sql);
  gtk_text_view_set_editable (GTK_TEXT_VIEW (view), FALSE);
  gtk_text_view_set_monospace (GTK_TEXT_VIEW (view), TRUE);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (view), FALSE);
  gtk_text_view_set_left_margin (GTK_TEXT_VIEW (view), 12);
  gtk_text_view_set_right_margin (GTK_TEXT_VIEW (view), 12);
  gtk_text_view_set_top_margin (GTK_TEXT_VIEW (view), 9);
  gtk_text_view_set_bottom_margin (GTK_TEXT_VIEW (view), 9);
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("SQL that is run"), -1);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), view);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (scroller), 180);
  gtk_widget_add_css_class (scroller, "card");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (copy), "database.copy");
  gtk_widget_set_halign (copy, GTK_ALIGN_START);
  gtk_widget_set_margin_top (box, 6);
  gtk_box_append (GTK_BOX (box), scroller);
  gtk_box_append (GTK_BOX (box), copy);
  gtk_expander_set_child (GTK_EXPANDER (expander), box);
  gtk_box_append (GTK_BOX (self->box), expander);
}

static void
rbk_database_form_init (RbkDatabaseForm *self)
{
  GtkWidget *section;

  self->is_settling = TRUE;
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  self->columns = RBK_COLUMN_TABLE (rbk_column_table_new ());
  g_signal_connect_object (self->columns, "changed", G_CALLBACK (update_cb), self,
                           G_CONNECT_SWAPPED);
  section = rbk_section_new (_ ("Columns"), GTK_WIDGET (self->columns));
  rbk_section_set_note (RBK_SECTION (section), _ ("Choose above each column what it says."));
  self->cached = rbk_cached_choice_new (G_CALLBACK (update_cb), self);
  self->problem = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->problem), TRUE);
  gtk_label_set_xalign (GTK_LABEL (self->problem), 0.0f);
  gtk_widget_add_css_class (self->problem, "problem");
  gtk_box_append (GTK_BOX (self->box), section);
  gtk_box_append (GTK_BOX (self->box), self->cached);
  add_choices (self);
  gtk_box_append (GTK_BOX (self->box), self->problem);
  add_sql (self);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/**
 * rbk_database_form_new:
 *
 * Returns: (transfer floating): a form of no table, which is not seen
 */
GtkWidget *
rbk_database_form_new (void)
{
  return g_object_new (RBK_TYPE_DATABASE_FORM, NULL);
}

/**
 * rbk_database_form_set_table:
 * @self: a form
 * @table: the table or view
 *
 * Says what is asked.
 */
void
rbk_database_form_set_table (RbkDatabaseForm *self, const char *table)
{
  g_return_if_fail (RBK_IS_DATABASE_FORM (self));

  g_free (self->table);
  self->table = g_strdup (table);
}

/* The columns are shown as those of a file are, of which no row was read. */
static void
show_columns (RbkDatabaseForm *self, const char *const *columns)
{
  RbkUsageLook look = { .columns = (char **) columns };

  look.rows = g_ptr_array_new ();
  for (guint i = 0; i < RBK_N_USAGE_FIELDS; i++)
    look.mapping[i] = self->found.columns[i];
  rbk_column_table_show (self->columns, &look);
  g_ptr_array_unref (look.rows);
}

/**
 * rbk_database_form_show:
 * @self: a form
 * @columns: (array zero-terminated=1): of the table
 * @mapping: (nullable) (array zero-terminated=1): what was asked for before
 *
 * Shows what can be asked for.
 */
void
rbk_database_form_show (RbkDatabaseForm   *self,
                        const char *const *columns,
                        const char *const *mapping)
{
  g_return_if_fail (RBK_IS_DATABASE_FORM (self));

  self->is_settling = TRUE;
  rbk_usage_query_clear (&self->found);
  /* What can't be read of it any more is chosen anew. */
  if (!rbk_usage_query_init (&self->found, NULL, mapping, NULL))
    {
      rbk_usage_query_clear (&self->found);
      self->found = (RbkUsageQuery){ 0 };
    }
  if (self->found.from != NULL)
    gtk_editable_set_text (GTK_EDITABLE (self->from), self->found.from);
  if (self->found.to != NULL)
    gtk_editable_set_text (GTK_EDITABLE (self->to), self->found.to);
  if (self->found.is_histogram)
    gtk_switch_set_active (GTK_SWITCH (self->histogram), TRUE);
  rbk_cached_choice_show (self->cached, mapping);
  rbk_usage_query_find_columns (&self->found, columns);
  show_columns (self, columns);
  self->is_settling = FALSE;
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
  update_cb (self);
}

/**
 * rbk_database_form_hide:
 * @self: a form
 *
 * Nothing can be asked for until it is shown again.
 */
void
rbk_database_form_hide (RbkDatabaseForm *self)
{
  g_return_if_fail (RBK_IS_DATABASE_FORM (self));

  self->is_settling = TRUE;
  self->is_ready = FALSE;
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/**
 * rbk_database_form_get_is_ready:
 * @self: a form
 *
 * Returns: whether what it says can be asked
 */
gboolean
rbk_database_form_get_is_ready (RbkDatabaseForm *self)
{
  g_return_val_if_fail (RBK_IS_DATABASE_FORM (self), FALSE);

  return self->is_ready;
}
