/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-offer-fees.h"

G_BEGIN_DECLS

/* A catalogue that is being written, element by element. */
typedef struct
{
  RbkOffer *offer;
  GString  *text;
  guint     depth;
} RbkKillbillWriter;

/* Of rbk-killbill-phase.c */
void rbk_killbill_indent (RbkKillbillWriter *self);
void rbk_killbill_open_element (RbkKillbillWriter *self, const char *format, ...)
    G_GNUC_PRINTF (2, 3);
void rbk_killbill_close_element (RbkKillbillWriter *self, const char *name);
void rbk_killbill_leaf (RbkKillbillWriter *self, const char *name, const char *value);
void rbk_killbill_write_phase (RbkKillbillWriter   *self,
                               const RbkOfferPlan  *plan,
                               const RbkOfferPhase *phase);

G_END_DECLS
