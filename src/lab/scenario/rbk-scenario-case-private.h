/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-mix-variant.h"
#include "rbk-scenario-case.h"

G_BEGIN_DECLS

struct _RbkScenarioCase
{
  gatomicrefcount ref_count;
  char           *name;   /* (owned) */
  GPtrArray      *shocks; /* (owned) (element-type RbkShock) */
  RbkAnswer       answer;
  RbkSpec        *before, *after; /* (owned) */
  RbkMixGrowth    growth;         /* of what customers use */
  gboolean        has_cache_hit;
  RbkDecimal      cache_hit; /* of all their input */
};

G_END_DECLS
