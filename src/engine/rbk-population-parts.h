/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-slices.h"

G_BEGIN_DECLS

/* Populations and slices taken apart and put together again, to be kept in a file. */

const char    *rbk_population_get_id_bytes (RbkPopulation *self, gsize *n_bytes);
RbkPopulation *rbk_population_new_from_parts (char      *id_bytes,
                                              gsize      n_bytes,
                                              guint      n_customers,
                                              gint64    *columns[RBK_N_COLUMNS],
                                              guint     *plans,
                                              GPtrArray *plan_names) G_GNUC_WARN_UNUSED_RESULT;
RbkSlices     *rbk_slices_new_from_parts (GPtrArray    *names,
                                          RbkSliceCell *cells,
                                          guint         n_cells,
                                          gint64       *columns[RBK_N_COLUMNS],
                                          guint         n_customers) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
