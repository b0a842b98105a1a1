/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "rbk-mix-detail.h"

G_BEGIN_DECLS

/* Which plan each customer takes, as simulate and customers print it. */

void rbk_mix_output_members (JsonBuilder        *builder,
                             const RbkSpec      *spec,
                             const RbkMix       *mix,
                             const RbkMixDetail *detail);
void rbk_mix_output_text (GString       *text,
                          const RbkSpec *spec,
                          const RbkMix  *mix,
                          gboolean       has_color);

G_END_DECLS
