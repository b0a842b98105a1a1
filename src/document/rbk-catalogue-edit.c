/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-catalogue-edit.h"

#include <string.h>

#include "rbk-date.h"
#include "rbk-route.h"
#include "rbk-text.h"
#include "rbk-workload.h"

/* The list of a book's prices as it will be, so that an edit of a group knows the places that
 * those before it leave. */
typedef struct
{
  RbkEdit    *group;  /* (owned) */
  GListStore *list;   /* (not owned) the book's */
  GPtrArray  *prices; /* (owned) (element-type RbkModelPrice) */
} Plan;

static Plan
start (RbkBook *book, const char *label)
{
  Plan self = { .group = rbk_edit_new_group (label),
                .list = G_LIST_STORE (rbk_book_get_models (book)),
                .prices = g_ptr_array_new_with_free_func (g_object_unref) };

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self.list)); i++)
    g_ptr_array_add (self.prices, g_list_model_get_item (G_LIST_MODEL (self.list), i));

  return self;
}

static RbkEdit *
finish (Plan *self)
{
  g_ptr_array_unref (self->prices);

  return self->group;
}

static gboolean
is_of (RbkModelPrice *price, const char *model)
{
  return g_strcmp0 (rbk_model_price_get_model (price), model) == 0;
}

static gboolean
has_model (const Plan *self, const char *model)
{
  for (guint i = 0; i < self->prices->len; i++)
    if (is_of (self->prices->pdata[i], model))
      return TRUE;

  return FALSE;
}

/* Behind the model's older prices, before its newer ones; a new model at the end. */
static guint
find_place (const Plan *self, RbkModelPrice *price)
{
  const char *from = rbk_model_price_get_effective_from (price);
  guint       place = self->prices->len;
  gboolean    is_first = TRUE;

  for (guint i = 0; i < self->prices->len; i++)
    {
      RbkModelPrice *other = self->prices->pdata[i];

      if (!is_of (other, rbk_model_price_get_model (price)))
        continue;
      if (g_strcmp0 (rbk_model_price_get_effective_from (other), from) < 0)
        place = i + 1;
      else if (is_first)
        place = i;
      is_first = FALSE;
    }

  return place;
}

static void
insert (Plan *self, guint place, RbkModelPrice *price)
{
  rbk_edit_add (self->group, rbk_edit_new_insert (self->list, place, RBK_RECORD (price)));
  g_ptr_array_insert (self->prices, (int) place, g_object_ref (price));
}

static int
find_same_day (const Plan *self, RbkModelPrice *price)
{
  for (guint i = 0; i < self->prices->len; i++)
    {
      RbkModelPrice *other = self->prices->pdata[i];

      if (is_of (other, rbk_model_price_get_model (price)) &&
          g_strcmp0 (rbk_model_price_get_effective_from (other),
                     rbk_model_price_get_effective_from (price)) == 0)
        return (int) i;
    }

  return -1;
}

/* The edit that takes an item out of the list as it will be then. */
static void
drop (Plan *self, guint place)
{
  /* The group's edits look for their items when they are applied, so a place will do. */
  rbk_edit_add (self->group, rbk_edit_new_remove (self->list, place));
  g_ptr_array_remove_index (self->prices, place);
}

static void
take (Plan *self, RbkModelPrice *price, const char *day)
{
  const char *from = rbk_model_price_get_effective_from (price);
  int         same_day = find_same_day (self, price);

  if (same_day < 0)
    insert (self, find_place (self, price), price);
  else if (g_strcmp0 (from, day) >= 0 &&
           !rbk_record_equal (self->prices->pdata[same_day], RBK_RECORD (price)))
    {
      drop (self, (guint) same_day);
      insert (self, (guint) same_day, price);
    }
}

/**
 * rbk_catalogue_edit_apply:
 * @book: a book
 * @changes: (element-type RbkPriceChange): the account of a catalogue against it, or part of it
 * @date: the day of the comparison
 *
 * Makes the edit that puts what moved and what is scheduled into the book, each as one more
 * dated price. Prices of before that day stay as they are; one of that day or of a later one
 * is replaced. Done twice it is as done once.
 *
 * Returns: (transfer full): the edit; an empty one where there is nothing to do
 */
RbkEdit *
rbk_catalogue_edit_apply (RbkBook *book, GPtrArray *changes, const GDate *date)
{
  Plan             self = start (book, N_ ("Update model prices"));
  g_autofree char *day = rbk_date_to_string (date);

  for (guint i = 0; i < changes->len; i++)
    {
      RbkPriceChange *change = changes->pdata[i];
      g_autoptr(RbkRecord) copy = NULL;

      if (change->after == NULL ||
          (change->kind != RBK_PRICE_CHANGE_MOVED && change->kind != RBK_PRICE_CHANGE_SCHEDULED))
        continue;
      copy = rbk_record_copy (RBK_RECORD (change->after));
      take (&self, RBK_MODEL_PRICE (copy), day);
    }

  return finish (&self);
}

/**
 * rbk_catalogue_edit_add:
 * @book: a book
 * @catalogue: a catalogue
 * @model: the id of a model in it
 *
 * Makes the edit that adds a model with all its prices, past and coming.
 *
 * Returns: (transfer full): the edit; an empty one where the book has the model already
 */
RbkEdit *
rbk_catalogue_edit_add (RbkBook *book, RbkCatalogue *catalogue, const char *model)
{
  Plan self = start (book, N_ ("Add model"));
  g_autoptr(GPtrArray) history = rbk_catalogue_dup_history (catalogue, model);
  gboolean is_there = has_model (&self, model);

  for (guint i = 0; i < history->len && !is_there; i++)
    {
      g_autoptr(RbkRecord) copy = rbk_record_copy (history->pdata[i]);

      insert (&self, self.prices->len, RBK_MODEL_PRICE (copy));
    }

  return finish (&self);
}

static void
switch_routes (RbkEdit *group, GListModel *routes, const char *from, const char *to)
{
  for (guint i = 0; i < g_list_model_get_n_items (routes); i++)
    {
      g_autoptr(RbkRoute) route = g_list_model_get_item (routes, i);

      if (g_strcmp0 (rbk_route_get_model (route), from) == 0)
        rbk_edit_add (group, rbk_edit_new_set_text (RBK_RECORD (route), "model", to));
    }
}

/**
 * rbk_catalogue_edit_switch:
 * @book: a book
 * @from: the id of a model
 * @to: the id of another one that the book has a price of
 *
 * Makes the edit that replaces a model by another wherever it is called. Its prices stay in
 * the book.
 *
 * Returns: (transfer full): the edit; an empty one where nothing calls @from
 */
RbkEdit *
rbk_catalogue_edit_switch (RbkBook *book, const char *from, const char *to)
{
  RbkEdit        *group = rbk_edit_new_group (N_ ("Switch model"));
  GListModel     *workloads = rbk_book_get_workloads (book);
  RbkUsageSource *usage = rbk_book_get_usage (book);

  for (guint i = 0; i < g_list_model_get_n_items (workloads); i++)
    {
      g_autoptr(RbkWorkload) workload = g_list_model_get_item (workloads, i);

      switch_routes (group, rbk_workload_get_routes (workload), from, to);
    }
  if (usage != NULL && g_strcmp0 (rbk_usage_source_get_model (usage), from) == 0)
    rbk_edit_add (group, rbk_edit_new_set_text (RBK_RECORD (usage), "model", to));

  return group;
}
