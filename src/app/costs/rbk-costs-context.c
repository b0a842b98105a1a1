/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-costs-context.h"

#include <string.h>

#include "rbk-book-format.h"
#include "rbk-model-name.h"
#include "rbk-step.h"

/**
 * rbk_costs_context_init:
 * @self: (out caller-allocates): cleared with [method@CostsContext.clear]
 * @document: an open book
 * @settings: (nullable): the user's choices
 *
 * Fills in what stays.
 */
void
rbk_costs_context_init (RbkCostsContext *self, RbkDocument *document, GSettings *settings)
{
  *self = (RbkCostsContext){ .document = g_object_ref (document) };
  self->settings = settings != NULL ? g_object_ref (settings) : NULL;
  self->catalogue = rbk_catalogue_load_bundled (NULL);
  self->model_keys = g_ptr_array_new_with_free_func (g_free);
  self->model_names = gtk_string_list_new (NULL);
}

/**
 * rbk_costs_context_clear:
 * @self: a context
 */
void
rbk_costs_context_clear (RbkCostsContext *self)
{
  g_clear_pointer (&self->analysis, rbk_analysis_unref);
  g_clear_pointer (&self->format, rbk_money_format_free);
  g_clear_pointer (&self->model_keys, g_ptr_array_unref);
  g_clear_object (&self->model_names);
  g_clear_object (&self->catalogue);
  g_clear_object (&self->settings);
  g_clear_object (&self->document);
}

/**
 * rbk_costs_context_get_book:
 * @self: a context
 *
 * Returns: (transfer none): the book
 */
RbkBook *
rbk_costs_context_get_book (const RbkCostsContext *self)
{
  return rbk_document_get_book (self->document);
}

static gboolean
has_key (GPtrArray *keys, const char *key)
{
  for (guint i = 0; i < keys->len; i++)
    if (g_strcmp0 (g_ptr_array_index (keys, i), key) == 0)
      return TRUE;

  return FALSE;
}

static gboolean
is_name (GtkStringList *names, guint position, const char *name)
{
  const char *other = gtk_string_list_get_string (names, position);

  return other != NULL && strcmp (other, name) == 0;
}

/* Drop-downs hang on the list, so only what is new in it is touched. */
static void
update_models (RbkCostsContext *self)
{
  GListModel *models = rbk_book_get_models (rbk_costs_context_get_book (self));
  guint       n_models = g_list_model_get_n_items (models);

  g_ptr_array_set_size (self->model_keys, 0);
  for (guint i = 0; i < n_models; i++)
    {
      g_autoptr(RbkModelPrice) price = g_list_model_get_item (models, i);
      const char *key = rbk_model_price_get_model (price);
      const char *names[] = { NULL, NULL };
      guint       position = self->model_keys->len;

      if (key == NULL || has_key (self->model_keys, key))
        continue;
      names[0] = rbk_model_name_in (rbk_costs_context_get_book (self), key);
      g_ptr_array_add (self->model_keys, g_strdup (key));
      if (!is_name (self->model_names, position, names[0]))
        gtk_string_list_splice (self->model_names, position,
                                position <
                                        g_list_model_get_n_items (G_LIST_MODEL (self->model_names))
                                    ? 1
                                    : 0,
                                names);
    }
  while (g_list_model_get_n_items (G_LIST_MODEL (self->model_names)) > self->model_keys->len)
    gtk_string_list_remove (self->model_names, self->model_keys->len);
}

static void
update_date (RbkCostsContext *self)
{
  const char *as_of = rbk_book_get_as_of (rbk_costs_context_get_book (self));

  if (as_of == NULL || !rbk_date_parse (as_of, &self->date, NULL))
    rbk_date_today (&self->date);
}

/**
 * rbk_costs_context_update:
 * @self: a context
 *
 * Takes the book as it is now.
 */
void
rbk_costs_context_update (RbkCostsContext *self)
{
  rbk_book_format_follow (&self->format, self->document);
  g_clear_pointer (&self->analysis, rbk_analysis_unref);
  self->analysis = rbk_analysis_ref (rbk_document_get_analysis (self->document));
  self->spec = rbk_analysis_get_spec (self->analysis);
  update_date (self);
  self->is_updating = TRUE;
  update_models (self);
  self->is_updating = FALSE;
}

/**
 * rbk_costs_context_find_workload:
 * @self: a context
 * @workload: a workload of the book
 *
 * Returns: its index in the spec, which has them in the book's order; -1 where there is no spec
 */
int
rbk_costs_context_find_workload (const RbkCostsContext *self, RbkRecord *workload)
{
  GListModel *workloads = rbk_book_get_workloads (rbk_costs_context_get_book (self));
  guint       position;

  if (self->spec == NULL || !g_list_store_find (G_LIST_STORE (workloads), workload, &position) ||
      position >= self->spec->n_workloads)
    return -1;

  return (int) position;
}

/**
 * rbk_costs_context_take:
 * @self: a context
 * @widget: what asked for it
 * @edit: (transfer full) (nullable): an edit
 *
 * Does an edit as a step of its own, and says in a toast why it can't be done.
 *
 * Returns: whether it was done
 */
gboolean
rbk_costs_context_take (const RbkCostsContext *self, GtkWidget *widget, RbkEdit *edit)
{
  return edit != NULL && rbk_step_take (widget, self->document, edit, NULL);
}

/**
 * rbk_costs_list_take_over:
 * @list: a list that is shown
 * @found: (element-type GObject): what it is to hold
 *
 * Brings a list up to date. From the first difference on it is another, before that the rows
 * and the focus stay.
 */
void
rbk_costs_list_take_over (GListStore *list, GPtrArray *found)
{
  guint n_items = g_list_model_get_n_items (G_LIST_MODEL (list)), n_same = 0;

  while (n_same < n_items && n_same < found->len)
    {
      g_autoptr(GObject) item = g_list_model_get_item (G_LIST_MODEL (list), n_same);

      if (item != g_ptr_array_index (found, n_same))
        break;
      n_same++;
    }
  if (n_same < n_items || n_same < found->len)
    g_list_store_splice (list, n_same, n_items - n_same,
                         n_same < found->len ? found->pdata + n_same : NULL, found->len - n_same);
}

/**
 * rbk_costs_context_work_out:
 * @self: what the sections share
 * @route: a route of the book
 * @working: (out caller-allocates): how the cost of a call on it comes about
 * @error: return location for a #GError
 *
 * Returns: whether it can be costed
 */
gboolean
rbk_costs_context_work_out (const RbkCostsContext *self,
                            RbkRoute              *route,
                            RbkCostWorking        *working,
                            GError               **error)
{
  GListModel *models = rbk_book_get_models (rbk_costs_context_get_book (self));

  return rbk_cost_working_of_route (working, models, route, &self->date, error);
}
