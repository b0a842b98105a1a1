/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-population.h"

G_BEGIN_DECLS

/* What benchmarks share: customers by a seed, and the middle of several times. */

RbkPopulation *bench_population_new (guint n) G_GNUC_WARN_UNUSED_RESULT;
double         bench_median (double *times, guint n);

G_END_DECLS
