/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-charge.h"

G_BEGIN_DECLS

gboolean rbk_term_is_sold (const RbkPlanSpec *plan, const RbkPhaseSpec *phase, const GDate *date);
gboolean rbk_term_is_free (const RbkPhaseSpec *phase);

G_END_DECLS
