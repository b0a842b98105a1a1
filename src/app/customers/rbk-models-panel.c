/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-models-panel.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "rbk-choice.h"
#include "rbk-customers-text.h"
#include "rbk-fact-list.h"
#include "rbk-section.h"
#include "rbk-usage-source.h"
#include "rbk-word.h"

#define MAX_ROWS 64

/**
 * RbkModelsPanel:
 *
 * The models that a usage file names, and the model of the book at whose prices each is
 * costed. A name that the book does not know can be given one.
 */
struct _RbkModelsPanel
{
  GtkWidget parent_instance;

  GtkWidget   *section;
  GtkWidget   *facts;
  RbkDocument *document; /* (owned) (nullable) */
  char       **models;   /* (owned) (nullable) of the book */
  GPtrArray   *choices;  /* (owned) (element-type GtkDropDown) one a row, which has it */
  RbkSlices   *slices;   /* (owned) (nullable) which the rows are of */
  char       **offered;  /* (owned) (nullable) the models of the book that they offer */
  gboolean     is_settling;
};

G_DEFINE_FINAL_TYPE (RbkModelsPanel, rbk_models_panel, GTK_TYPE_WIDGET)

static void
rbk_models_panel_dispose (GObject *object)
{
  RbkModelsPanel *self = RBK_MODELS_PANEL (object);

  g_clear_pointer (&self->section, gtk_widget_unparent);
  g_clear_object (&self->document);
  g_clear_pointer (&self->models, g_strfreev);
  g_clear_pointer (&self->choices, g_ptr_array_unref);
  g_clear_pointer (&self->slices, rbk_slices_unref);
  g_clear_pointer (&self->offered, g_strfreev);

  G_OBJECT_CLASS (rbk_models_panel_parent_class)->dispose (object);
}

static void
rbk_models_panel_class_init (RbkModelsPanelClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rbk_models_panel_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
rbk_models_panel_init (RbkModelsPanel *self)
{
  self->choices = g_ptr_array_new ();
  self->facts = rbk_fact_list_new (_ ("Models of the file"));
  self->section = rbk_section_new (_ ("Which Models They Used"), self->facts);
  gtk_widget_set_parent (self->section, GTK_WIDGET (self));
}

/**
 * rbk_models_panel_new:
 *
 * Returns: (transfer floating): a panel of no models
 */
GtkWidget *
rbk_models_panel_new (void)
{
  return g_object_new (RBK_TYPE_MODELS_PANEL, NULL);
}

/* A model has a price for each time that it changed. */
static char **
list_models (const RbkSpec *spec)
{
  g_autoptr(GPtrArray) models = g_ptr_array_new ();

  for (guint i = 0; i < spec->n_prices; i++)
    if (!g_ptr_array_find_with_equal_func (models, spec->prices[i].model, g_str_equal, NULL))
      g_ptr_array_add (models, spec->prices[i].model);
  g_ptr_array_add (models, NULL);

  return g_strdupv ((char **) models->pdata);
}

static gboolean
is_entry_of (const char *entry, const char *name)
{
  gsize length = strlen (name);

  return strncmp (entry, name, length) == 0 && entry[length] == '=';
}

/* The model of the book that a name of the file stands for. */
static const char *
find_model (RbkUsageSource *source, const char *name)
{
  const char *const *entries = source != NULL ? rbk_usage_source_get_models (source) : NULL;

  for (guint i = 0; entries != NULL && entries[i] != NULL; i++)
    if (is_entry_of (entries[i], name))
      return entries[i] + strlen (name) + 1;

  return name;
}

static void
set_model (RbkModelsPanel *self, const char *name, const char *model)
{
  RbkUsageSource    *source = rbk_book_get_usage (rbk_document_get_book (self->document));
  const char *const *entries = source != NULL ? rbk_usage_source_get_models (source) : NULL;
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  g_auto(GStrv) models = NULL;
  g_autofree char *entry = g_strdup_printf ("%s=%s", name, model);
  g_auto(GValue) value = G_VALUE_INIT;

  if (source == NULL)
    return;

  for (guint i = 0; entries != NULL && entries[i] != NULL; i++)
    if (!is_entry_of (entries[i], name))
      g_strv_builder_add (builder, entries[i]);
  if (!g_str_equal (name, model))
    g_strv_builder_add (builder, entry);
  models = g_strv_builder_end (builder);
  g_value_init (&value, G_TYPE_STRV);
  g_value_set_boxed (&value, models);
  rbk_document_seal (self->document);
  if (!rbk_document_take (self->document, rbk_edit_new_set (RBK_RECORD (source), "models", &value),
                          NULL))
    gtk_widget_error_bell (GTK_WIDGET (self));
}

/* The first choice stands for no model: the blend of the routes, by the file's own name. */
static void
chosen_cb (RbkModelsPanel *self, GParamSpec *pspec, GtkDropDown *choice)
{
  guint       selected = gtk_drop_down_get_selected (choice);
  const char *name = g_object_get_data (G_OBJECT (choice), "name");

  if (!self->is_settling)
    set_model (self, name, selected > 0 ? self->models[selected - 1] : name);
}

static GtkWidget *
new_choice (RbkModelsPanel *self, const char *name)
{
  GtkStringList   *list = gtk_string_list_new (NULL);
  g_autofree char *label = NULL;
  GtkWidget       *choice;

  gtk_string_list_append (list, _ ("As the routes cost"));
  for (guint i = 0; self->models[i] != NULL; i++)
    gtk_string_list_append (list, self->models[i]);
  choice = gtk_drop_down_new (G_LIST_MODEL (list), NULL);
  gtk_widget_set_valign (choice, GTK_ALIGN_CENTER);
  g_object_set_data_full (G_OBJECT (choice), "name", g_strdup (name), g_free);
  /* Translators: %s is a model as a file calls it */
  label = g_strdup_printf (_ ("What %s is priced as"), name);
  rbk_choice_set_title (choice, label);
  g_signal_connect_object (choice, "notify::selected", G_CALLBACK (chosen_cb), self,
                           G_CONNECT_SWAPPED);

  return choice;
}

static void
add_model (RbkModelsPanel *self, const RbkCustomersView *view, guint slice, gint64 all)
{
  const char      *name = rbk_slices_get_name (view->usage->by_model, slice);
  gint64           total[RBK_N_COLUMNS] = { 0 };
  g_autofree char *share = NULL;
  g_autofree char *detail = NULL;
  GtkWidget       *row, *choice;

  rbk_slices_get_total (view->usage->by_model, slice, total);
  share = rbk_money_format_percent (view->format,
                                    (double) total[RBK_COLUMN_CALLS] / (double) MAX (1, all), 1);
  /* Translators: %s is a share */
  detail = g_strdup_printf (_ ("%s of the calls"), share);
  row = rbk_fact_list_add (self->facts, *name != '\0' ? name : _ ("(not named)"), detail, NULL);
  choice = new_choice (self, name);
  g_ptr_array_add (self->choices, choice);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), choice);
}

/* Whether the rows are of these models, with the models of the book to choose from. */
static gboolean
are_rows_of (RbkModelsPanel *self, RbkSlices *slices)
{
  return self->slices == slices && self->offered != NULL &&
         g_strv_equal ((const char *const *) self->offered, (const char *const *) self->models);
}

static void
select_model (RbkModelsPanel *self, GtkDropDown *choice, const char *model)
{
  guint selected = 0;

  for (guint i = 0; self->models[i] != NULL; i++)
    if (g_str_equal (self->models[i], model))
      selected = i + 1;
  if (gtk_drop_down_get_selected (choice) != selected)
    gtk_drop_down_set_selected (choice, selected);
}

/* Rows stay as long as they can, and with them the focus. */
static void
show_rows (RbkModelsPanel *self, const RbkCustomersView *view, gint64 all)
{
  RbkUsageSource *source = rbk_book_get_usage (rbk_document_get_book (view->document));
  guint           n_rows = MIN (rbk_slices_get_n_slices (view->usage->by_model), MAX_ROWS);

  if (!are_rows_of (self, view->usage->by_model))
    {
      g_clear_pointer (&self->slices, rbk_slices_unref);
      self->slices = rbk_slices_ref (view->usage->by_model);
      g_strfreev (self->offered);
      self->offered = g_strdupv (self->models);
      g_ptr_array_set_size (self->choices, 0);
      rbk_fact_list_clear (self->facts);
      for (guint i = 0; i < n_rows; i++)
        add_model (self, view, i, all);
    }
  self->is_settling = TRUE;
  for (guint i = 0; i < self->choices->len; i++)
    {
      GtkDropDown *choice = g_ptr_array_index (self->choices, i);
      const char  *name = g_object_get_data (G_OBJECT (choice), "name");

      select_model (self, choice, find_model (source, name));
    }
  self->is_settling = FALSE;
}

static void
tell_unknown (RbkModelsPanel *self, const RbkCustomersView *view)
{
  guint64          n_unknown = rbk_analysis_get_n_unknown (view->analysis);
  g_autofree char *number = rbk_customers_dup_count (view->format, n_unknown);
  g_autofree char *note = NULL;

  if (n_unknown > 0)
    /* Translators: %s is a number of customers */
    note = g_strdup_printf (ngettext ("%s customer used a model that the book does not know. Say "
                                      "what it is priced as, or it costs as the routes do.",
                                      "%s customers used models that the book does not know. Say "
                                      "what they are priced as, or they cost as the routes do.",
                                      rbk_word_plural (n_unknown)),
                            number);
  rbk_section_set_note (RBK_SECTION (self->section),
                        note != NULL ? note : _ ("Each is costed at the prices of the book."));
}

/**
 * rbk_models_panel_update:
 * @self: a panel
 * @view: what the page shows
 *
 * Shows the models as they are priced now.
 */
void
rbk_models_panel_update (RbkModelsPanel *self, const RbkCustomersView *view)
{
  const RbkSpec *spec = rbk_analysis_get_spec (view->analysis);
  RbkSlices     *models = view->usage != NULL ? view->usage->by_model : NULL;
  gint64         all = 0;

  g_return_if_fail (RBK_IS_MODELS_PANEL (self));

  gtk_widget_set_visible (GTK_WIDGET (self), models != NULL && spec != NULL);
  if (models == NULL || spec == NULL)
    return;

  g_set_object (&self->document, view->document);
  g_strfreev (self->models);
  self->models = list_models (spec);
  for (guint i = 0; i < rbk_slices_get_n_slices (models); i++)
    {
      gint64 total[RBK_N_COLUMNS] = { 0 };

      rbk_slices_get_total (models, i, total);
      all += total[RBK_COLUMN_CALLS];
    }
  show_rows (self, view, all);
  tell_unknown (self, view);
}
