/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "rbk-document.h"

G_BEGIN_DECLS

/* The Design page over a book, and a dialog that looks for something in it. */

typedef struct
{
  RbkDocument *document;
  GtkWidget   *window, *page;
  GtkWidget   *dialog; /* (nullable) the one that was opened last */
} RbkSearchFixture;

void rbk_search_fixture_set_up (RbkSearchFixture *self, gconstpointer data);
void rbk_search_fixture_tear_down (RbkSearchFixture *self, gconstpointer data);

void rbk_search_fixture_add_customers (RbkSearchFixture *self, guint n_customers);
void rbk_search_fixture_open (RbkSearchFixture *self, const char *action, GType type);
void rbk_search_fixture_wait (RbkSearchFixture *self, gboolean (*is_so) (RbkSearchFixture *));

GtkWidget  *rbk_search_fixture_find (RbkSearchFixture *self, GType type, const char *label);
const char *rbk_search_fixture_get_text (RbkSearchFixture *self, const char *css_class);
void        rbk_search_fixture_choose (RbkSearchFixture *self, const char *title, guint choice);
void        rbk_search_fixture_type (RbkSearchFixture *self, const char *label, const char *text);
RbkDecimal  rbk_search_fixture_get_price (RbkSearchFixture *self, guint plan);

G_END_DECLS
