/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-routing-edit.h"

#include "rbk-catalogue-edit.h"
#include "rbk-error.h"
#include "rbk-route.h"
#include "rbk-text.h"
#include "rbk-workload.h"

/* The routes of a workload as they will be. */
typedef struct
{
  RbkEdit                  *group; /* (not owned) */
  GListStore               *routes;
  const RbkRoutingWorkload *found;
} Change;

static const char *
get_model (const RbkRoutingModel *model)
{
  return rbk_model_price_get_model (model->price);
}

/* What the book hasn't comes with it, once. */
static void
add_models (RbkEdit                  *group,
            RbkBook                  *book,
            RbkCatalogue             *catalogue,
            GHashTable               *added,
            const RbkRoutingWorkload *found)
{
  for (guint i = 0; i < found->n_chosen; i++)
    if (!found->models[i].is_in_book &&
        g_hash_table_add (added, (gpointer) get_model (&found->models[i])))
      rbk_edit_add (group, rbk_catalogue_edit_add (book, catalogue, get_model (&found->models[i])));
}

/* A route keeps its calls, share and credits. A name of its own stays; the model's goes. */
static void
move_route (const Change *self, RbkRoute *route)
{
  const RbkRoutingModel *first = &self->found->models[0];

  if (g_strcmp0 (rbk_route_get_model (route), get_model (first)) == 0)
    return;
  rbk_edit_add (self->group,
                rbk_edit_new_set_text (RBK_RECORD (route), "model", get_model (first)));
  if (!rbk_decimal_equal (rbk_route_get_tokenizer_factor (route), first->factor))
    rbk_edit_add (self->group, rbk_edit_new_set_decimal (RBK_RECORD (route), "tokenizer-factor",
                                                         &first->factor));
}

/* What stood in before goes, from the end, so that places stay right. */
static void
remove_fallbacks (const Change *self, guint *n_left)
{
  GListModel *list = G_LIST_MODEL (self->routes);

  for (guint i = g_list_model_get_n_items (list); i > 0; i--)
    {
      g_autoptr(RbkRoute) route = g_list_model_get_item (list, i - 1);

      if (rbk_route_get_fallback_order (route) == 0)
        continue;
      rbk_edit_add (self->group, rbk_edit_new_remove (self->routes, i - 1));
      (*n_left)--;
    }
}

/* The route with the most calls, which what stands in is made like. */
static RbkRoute *
dup_main (const Change *self)
{
  GListModel *list = G_LIST_MODEL (self->routes);
  RbkRoute   *most = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr(RbkRoute) route = g_list_model_get_item (list, i);

      if (rbk_route_get_fallback_order (route) == 0 &&
          (most == NULL ||
           rbk_decimal_compare (rbk_route_get_share (route), rbk_route_get_share (most)) > 0))
        g_set_object (&most, route);
    }

  return most;
}

static void
add_fallbacks (const Change *self, guint place)
{
  g_autoptr(RbkRoute) main_route = dup_main (self);

  for (guint i = 1; i < self->found->n_chosen && main_route != NULL; i++)
    {
      g_autoptr(RbkRecord) fallback = rbk_record_copy (RBK_RECORD (main_route));

      g_object_set (fallback, "name", NULL, "model", get_model (&self->found->models[i]),
                    "tokenizer-factor", &self->found->models[i].factor, "fallback-order", (int) i,
                    "share", NULL, NULL);
      rbk_edit_add (self->group, rbk_edit_new_insert (self->routes, place++, fallback));
    }
}

static void
change_workload (const Change *self)
{
  GListModel *list = G_LIST_MODEL (self->routes);
  guint       n_left = g_list_model_get_n_items (list);

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr(RbkRoute) route = g_list_model_get_item (list, i);

      if (rbk_route_get_fallback_order (route) == 0)
        move_route (self, route);
    }
  if (self->found->n_chosen < 2)
    return;
  remove_fallbacks (self, &n_left);
  add_fallbacks (self, n_left);
}

static gboolean
check (RbkWorkload              *workload,
       const RbkRoutingWorkload *found,
       RbkCatalogue             *catalogue,
       GError                  **error)
{
  gboolean is_known = TRUE;

  if (found->n_chosen == 0)
    {
      g_set_error (error, RBK_ERROR, RBK_ERROR_REFUSED,
                   E_ ("%s: no model qualifies; ask for less, or add models"),
                   rbk_workload_get_key (workload));
      return FALSE;
    }
  for (guint i = 0; i < found->n_chosen; i++)
    is_known &= found->models[i].is_in_book || catalogue != NULL;
  if (!is_known)
    g_set_error (error, RBK_ERROR, RBK_ERROR_INVALID,
                 E_ ("%s: the model is not in the book; add its price"),
                 rbk_workload_get_key (workload));

  return is_known;
}

/**
 * rbk_routing_edit_new:
 * @book: a book
 * @routing: models that were found for its workloads
 * @workload: the place of the workload that takes them; -1 for all
 * @catalogue: (nullable): where the models are from that the book hasn't
 * @error: return location for a #GError of domain RBK_ERROR
 *
 * Makes the one edit that sends all calls to the cheapest models that were found. Routes keep
 * their calls, shares and credits. Where models stand in, they replace those that did; else those
 * stay. What the book has no price of is added with all its prices. Fails with
 * `RBK_ERROR_REFUSED` where no model qualifies, and with `RBK_ERROR_INVALID` where the book is no
 * longer as it was, or a model is of a catalogue that is not given.
 *
 * Returns: (transfer full) (nullable): the edit; an empty one where nothing changes
 */
RbkEdit *
rbk_routing_edit_new (
    RbkBook *book, const RbkRouting *routing, int workload, RbkCatalogue *catalogue, GError **error)
{
  g_autoptr(RbkEdit) group = rbk_edit_new_group (N_ ("Cheapest models"));
  g_autoptr(GHashTable) added = g_hash_table_new (g_str_hash, g_str_equal);
  GListModel *workloads;

  g_return_val_if_fail (RBK_IS_BOOK (book) && routing != NULL, NULL);

  workloads = rbk_book_get_workloads (book);
  for (guint i = 0; i < routing->n_workloads; i++)
    {
      const RbkRoutingWorkload *found = &routing->workloads[i];
      g_autoptr(RbkWorkload) one = g_list_model_get_item (workloads, found->workload);

      if ((workload >= 0 && found->workload != (guint) workload) || found->n_models == 0)
        continue;
      if (one == NULL)
        {
          g_set_error_literal (error, RBK_ERROR, RBK_ERROR_INVALID,
                               E_ ("the workloads are no longer as they were; look again"));
          return NULL;
        }
      if (!check (one, found, catalogue, error))
        return NULL;
      add_models (group, book, catalogue, added, found);
      change_workload (&(Change){ group, G_LIST_STORE (rbk_workload_get_routes (one)), found });
    }

  return g_steal_pointer (&group);
}
