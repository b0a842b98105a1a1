/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-mix.h"

G_BEGIN_DECLS

char *rbk_losing_csv_new (const RbkSpec *spec,
                          RbkPopulation *population,
                          const GArray  *losing) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
