/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-explain-jump.h"

#include <glib/gi18n-lib.h>

#include "rbk-path.h"

static const struct
{
  const char *begin, *page, *label;
} places[] = {
  { "plans[", "design", N_ ("Go to the plan") },
  { "models[", "costs", N_ ("Go to the costs") },
  { "workloads[", "costs", N_ ("Go to the costs") },
  { "levels[", "costs", N_ ("Go to the costs") },
  { "meters[", "costs", N_ ("Go to the costs") },
  { "customers", "customers", N_ ("Go to the customers") },
  { "made-up customers", "customers", N_ ("Go to the customers") },
};

static gsize
find_place (const char *source)
{
  gsize i = 0;

  while (i < G_N_ELEMENTS (places) &&
         (source == NULL || !g_str_has_prefix (source, places[i].begin)))
    i++;

  return i;
}

/**
 * rbk_explain_jump_dup_label:
 * @source: (nullable): where a figure is from
 *
 * Returns: (transfer full) (nullable): what leads there, for a button; nothing where no page does
 */
char *
rbk_explain_jump_dup_label (const char *source)
{
  gsize place = find_place (source);

  return place < G_N_ELEMENTS (places) ? g_strdup (_ (places[place].label)) : NULL;
}

static RbkRecord *
find_plan (RbkBook *book, const char *source)
{
  guint position;

  return rbk_path_take_position (&source, "plans", &position)
             ? g_list_model_get_item (rbk_book_get_plans (book), position)
             : NULL;
}

/**
 * rbk_explain_jump:
 * @window: the window of the book
 * @book: the book
 * @source: where a figure is from
 *
 * Shows it there.
 */
void
rbk_explain_jump (GtkWidget *window, RbkBook *book, const char *source)
{
  g_autoptr(RbkRecord) plan = find_plan (book, source);
  gsize place = find_place (source);

  if (plan != NULL)
    gtk_widget_activate_action (window, "win.show-plan", "s", rbk_record_get_key (plan));
  else if (place < G_N_ELEMENTS (places))
    gtk_widget_activate_action (window, "win.page", "s", places[place].page);
  gtk_window_present (GTK_WINDOW (window));
}
