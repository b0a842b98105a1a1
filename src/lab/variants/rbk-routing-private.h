/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-costing.h"
#include "rbk-routing.h"

G_BEGIN_DECLS

/* A model that may be asked to serve. */
typedef struct
{
  RbkModelPrice *price; /* (owned) in force */
  RbkPriceSpec   spec;
  RbkDecimal     factor;
  gboolean       has_quality, is_in_book;
  RbkDecimal     quality;
} RbkRoutingCandidate;

GArray *rbk_routing_list_candidates (const RbkSpec *spec,
                                     RbkBook       *book,
                                     GListModel    *more) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
