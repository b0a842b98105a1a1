/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-shock-names.h"

#include "rbk-error.h"
#include "rbk-model-price.h"
#include "rbk-route.h"
#include "rbk-workload.h"

static void
name_once (GPtrArray *names, const char *name)
{
  if (name != NULL && !g_ptr_array_find_with_equal_func (names, name, g_str_equal, NULL))
    g_ptr_array_add (names, g_strdup (name));
}

static void
name_models (RbkBook *book, GPtrArray *names)
{
  GListModel *models = rbk_book_get_models (book);

  for (guint i = 0; i < g_list_model_get_n_items (models); i++)
    {
      g_autoptr(RbkModelPrice) price = g_list_model_get_item (models, i);

      name_once (names, rbk_model_price_get_model (price));
    }
}

/* Routes that share calls with others, as a shock names them. */
static void
name_routes (RbkBook *book, GPtrArray *names)
{
  GListModel *workloads = rbk_book_get_workloads (book);

  for (guint i = 0; i < g_list_model_get_n_items (workloads); i++)
    {
      g_autoptr(RbkWorkload) workload = g_list_model_get_item (workloads, i);
      GListModel *routes = rbk_workload_get_routes (workload);
      g_autoptr(GPtrArray) sharing = g_ptr_array_new ();

      for (guint k = 0; k < g_list_model_get_n_items (routes); k++)
        {
          g_autoptr(RbkRoute) route = g_list_model_get_item (routes, k);

          if (rbk_route_get_fallback_order (route) == 0)
            g_ptr_array_add (sharing, (gpointer) (rbk_route_get_name (route) != NULL
                                                      ? rbk_route_get_name (route)
                                                      : rbk_route_get_model (route)));
        }
      for (guint k = 0; sharing->len > 1 && k < sharing->len; k++)
        name_once (names, g_ptr_array_index (sharing, k));
    }
}

static gboolean
fail (const RbkShock *shock,
      RbkBook        *book,
      void (*name) (RbkBook *book, GPtrArray *names),
      const char *message,
      GError    **error)
{
  g_autofree char *text = rbk_shock_to_string (shock);
  g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *all = NULL;

  name (book, names);
  g_ptr_array_add (names, NULL);
  all = names->len > 1 ? g_strjoinv (", ", (char **) names->pdata) : g_strdup ("none at all");
  g_set_error (error, RBK_ERROR, RBK_ERROR_NOT_FOUND, E_ ("%s: %s; there is: %s"), text, message,
               all);
  return FALSE;
}

/* Says which models a shock can be of. */
gboolean
rbk_shock_fail_model (const RbkShock *shock, RbkBook *book, GError **error)
{
  return fail (shock, book, name_models, "the book has no price of that model", error);
}

/* Says which routes a shock can give another share. */
gboolean
rbk_shock_fail_route (const RbkShock *shock, RbkBook *book, GError **error)
{
  return fail (shock, book, name_routes, "no workload has such a route beside another", error);
}

/* What a vendor asks is never guessed from what the book has. */
gboolean
rbk_shock_fail_vendor (const RbkShock *shock, GError **error)
{
  g_autofree char *text = rbk_shock_to_string (shock);

  g_set_error (error, RBK_ERROR, RBK_ERROR_NOT_FOUND,
               E_ ("%s: there is no catalogue of the vendors' prices here"), text);
  return FALSE;
}
