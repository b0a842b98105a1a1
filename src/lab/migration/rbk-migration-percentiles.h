/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-migration.h"

G_BEGIN_DECLS

void rbk_migration_take_percentiles (RbkMigration *self);

G_END_DECLS
