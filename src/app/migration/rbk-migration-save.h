/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "rbk-rollout.h"

G_BEGIN_DECLS

void rbk_migration_save (GtkWidget          *widget,
                         const RbkMigration *migration,
                         const RbkRollout   *rollout);

G_END_DECLS
