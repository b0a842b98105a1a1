/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-document.h"
#include "rbk-workload.h"
#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A window with the Costs page of a book, and what one does there. */

typedef struct
{
  RbkDocument *document;
  GtkWidget   *window;
  GtkWidget   *page;
} RbkCostsFixture;

void  rbk_costs_fixture_open_book (RbkCostsFixture *fixture, RbkBook *book);
void  rbk_costs_fixture_set_up (RbkCostsFixture *fixture, gconstpointer data);
void  rbk_costs_fixture_tear_down (RbkCostsFixture *fixture, gconstpointer data);
void  rbk_costs_fixture_assert_shows (RbkCostsFixture *fixture, const char *name, const char *text);
guint rbk_costs_fixture_count (RbkCostsFixture *fixture, const char *list);
void  rbk_costs_fixture_undo (RbkCostsFixture *fixture);
void  rbk_costs_fixture_click (RbkCostsFixture *fixture, const char *label);
GtkWidget *rbk_costs_fixture_find_drop_down (RbkCostsFixture *fixture,
                                             GtkWidget       *root,
                                             const char      *label);
void       rbk_costs_fixture_choose (RbkCostsFixture *fixture, const char *label, const char *name);
GtkWidget *rbk_costs_fixture_find_menu_button (GtkWidget *root, const char *tooltip);

G_END_DECLS
