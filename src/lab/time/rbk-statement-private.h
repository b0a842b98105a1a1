/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-statement.h"

G_BEGIN_DECLS

/* Days in a row on which nothing changes that an invoice hangs on. */
typedef struct
{
  GDate               from, to;
  guint               n_days;
  GDate               begun; /* of the phase */
  const RbkPhaseSpec *phase; /* (not owned) the spec's */
  RbkDecimal         *units; /* (owned) (array) used of each meter; of a level, what it is */
  RbkDecimal         *rates; /* (owned) (array) units that a call counts on each meter */
} RbkPart;

GArray *rbk_statement_split (RbkStatement *self, RbkSpec *spec, const RbkUse *uses, guint n_uses);
void rbk_statement_add_cost (RbkStatement *self, RbkSpec *spec, const RbkUse *uses, guint n_uses);
void rbk_statement_add_lines (
    RbkStatement *self, const RbkSpec *spec, const RbkLife *life, const GDate *day, GArray *parts);

G_END_DECLS
