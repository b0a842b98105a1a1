/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "rbk-optimise.h"
#include "rbk-solve-customers.h"

G_BEGIN_DECLS

/* What a search for the best terms found, and what a plan's customers need, as optimise and
 * solve print it. */

extern const char *const rbk_term_names[]; /* by RbkSolveFor, as the command line spells them */

void rbk_optimum_output_members (JsonBuilder      *builder,
                                 const RbkSpec    *spec,
                                 const RbkOptimum *optimum);
void rbk_optimum_output_text (GString          *text,
                              const RbkSpec    *spec,
                              const RbkOptimum *optimum,
                              gboolean          is_chosen);
void rbk_customers_solution_members (JsonBuilder                *builder,
                                     const RbkSpec              *spec,
                                     const RbkCustomersSolution *solution);
void rbk_customers_solution_text (GString                    *text,
                                  const RbkSpec              *spec,
                                  const RbkCustomersSolution *solution);
void rbk_mix_change_members (JsonBuilder   *builder,
                             const RbkSpec *spec,
                             const RbkMix  *before,
                             const RbkMix  *after);
void rbk_mix_change_text (GString       *text,
                          const RbkSpec *spec,
                          const RbkMix  *before,
                          const RbkMix  *after);

G_END_DECLS
