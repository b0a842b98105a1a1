/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-catalogue.h"
#include "rbk-discover-dialog.h"
#include "rbk-discover-form.h"
#include "rbk-proposed.h"

G_BEGIN_DECLS

/* What the assistant is made of. */

struct _RbkDiscoverDialog
{
  GtkWindow parent_instance;

  GtkWidget       *over;      /* (not owned) (nullable) where the toast is shown */
  RbkDocument     *document;  /* (owned) (nullable) about which is asked again */
  RbkCatalogue    *catalogue; /* (owned) */
  RbkProposed     *proposed;  /* (owned) (nullable) what the answers come to */
  RbkDiscoverForm *form;
  GtkWidget       *title, *back, *forward, *progress, *stack, *room, *preview, *result, *problem;
  GtkWidget       *bar, *finish, *create;
  guint            step, n_themes, preview_id, leave_id;
  gboolean         is_changed, is_done;
};

gboolean rbk_discover_dialog_is_result (RbkDiscoverDialog *self);
void     rbk_discover_dialog_fill (RbkDiscoverDialog *self);
void     rbk_discover_dialog_update_head (RbkDiscoverDialog *self);
void     rbk_discover_dialog_ask_whether_to_leave (RbkDiscoverDialog *self, GCallback answered_cb);

G_END_DECLS
